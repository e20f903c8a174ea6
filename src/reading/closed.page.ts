import type { BlockingSlot } from '../content/slot.types';
import type { Named } from '../people/people.types';
import type { Translate } from '../shared/texts';

/** Why a module is closed for now, one sentence for each fact. */
export const closedWords = (reasons: readonly BlockingSlot[], t: Translate): string =>
  reasons.map(({ state, label }) => t(`closed.${state}`, { label })).join(' ');

/** Whom to ask. */
export const whomToAsk = (supervisors: readonly Named[], t: Translate): string =>
  t('closed.ask', { supervisors: supervisors.map(({ name }) => name).join(', ') || 'none' });
