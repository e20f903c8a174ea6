import type { LocalSlot } from '../content/course-model.types';
import { isDerived, slotState, valuesFor } from '../content/slot-state.rules';
import type { SlotState, SlotValue } from '../content/slot.types';
import { slotNotices } from '../content/slot-words.page';
import type { Translate } from '../shared/texts';
import type { AllSlots } from './slot-directory.service';

/** The order is also how pressing they are: of several values of one slot, the first of these is said. */
const states: readonly SlotState[] = ['empty', 'expired', 'soon', 'filled', 'optional', 'derived'];
export const slotIcons: Record<SlotState, string> = {
  empty: 'problem',
  expired: 'miss',
  soon: 'clock',
  filled: 'done',
  optional: 'ring',
  derived: 'dash',
};
const groupOf: Record<string, string> = {
  crisis: 'crisis',
  policy: 'policy',
  org: 'us',
  team: 'us',
  supervisor: 'us',
  hr: 'work',
  speakUp: 'work',
};
const groups = ['crisis', 'policy', 'us', 'work', 'other'];
export const slotHref = (key: string): string => `/administration/slots/${key}`;

/** Reads the address; anything unknown counts as not said. */
export const readSlotState = (query: Record<string, unknown>): string =>
  states.find((state) => state === query.state) ?? '';

/** Every local slot in its group, with its state; which state is shown stands in the address. */
export function slotsPage(all: AllSlots, chosen: string, t: Translate) {
  const rows = all.registry.map((slot) => rowOf(slot, all, t));
  const shown = rows.filter((row) => !chosen || row.state === chosen);
  const many = (state: SlotState) => rows.filter((row) => row.state === state).length;
  const needed = all.registry.filter((slot) => slot.required && !isDerived(slot.key)).length;
  const open = rows.filter((row) => row.required && (row.state === 'empty' || row.state === 'expired')).length;
  return {
    title: t('slots.title'),
    sentence: rows.length > 0 ? t('slots.sentence', { needed, open }) : t('slots.none'),
    notices: slotNotices(all.waiting, [], null, t),
    factsHref: '/administration/slots',
    chips: states
      .filter((state) => many(state) > 0 || state === chosen)
      .map((state) => ({
        label: t(`slots.state.${state}`),
        count: many(state),
        icon: slotIcons[state],
        current: chosen === state,
        href: chosen === state ? '/administration/slots' : `/administration/slots?state=${state}`,
      })),
    clearHref: chosen ? '/administration/slots' : null,
    groups: groups
      .map((group) => ({
        title: t(`slots.group.${group}`),
        id: group,
        rows: shown.filter((row) => row.group === group),
      }))
      .filter((group) => group.rows.length > 0),
  };
}

function rowOf(slot: LocalSlot, { standing, teams, today }: AllSlots, t: Translate) {
  const everywhere = valuesFor(standing, null).get(slot.key);
  const names = new Map(teams.map((team) => [team.id, team.name]));
  const own = standing.filter((one) => one.key === slot.key && one.value !== '' && names.has(one.teamId ?? ''));
  const stateOf = (value: SlotValue | undefined) => slotState(slot, value, today);
  const all = [stateOf(everywhere), ...own.map(stateOf)];
  const state = states.find((one) => all.includes(one))!;
  return {
    key: slot.key,
    href: slotHref(slot.key),
    label: slot.label,
    help: slot.help,
    group: groupOf[slot.key.split('.')[0]!] ?? 'other',
    required: slot.required,
    state,
    icon: slotIcons[state],
    stateWords: t(`slots.state.${state}`),
    expiresOn: state === 'soon' || state === 'filled' ? (everywhere?.expiresOn ?? null) : null,
    own: own
      .map((one) => t('slots.ownState', { team: names.get(one.teamId!)!, state: t(`slots.state.${stateOf(one)}`) }))
      .join(' · '),
  };
}
