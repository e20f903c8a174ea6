import type { Translate } from '../shared/texts';
import type { RunningOut, WaitingModule } from './slot.types';

/** What keeps newcomers from beginning modules, what runs out soon, and services to ask again: for whoever can do something about it. */
export function slotNotices(
  waiting: readonly WaitingModule[],
  soon: readonly RunningOut[],
  services: { stale: number; unchecked: number } | null,
  t: Translate,
) {
  const facts = new Set(waiting.flatMap(({ reasons }) => reasons.map((one) => one.key)));
  return {
    blocked: waiting.length > 0 ? t('slots.blocked', { facts: facts.size, modules: waiting.length }) : null,
    waiting: waiting.map((one) => ({ title: one.title, reasons: reasonWords(one, t) })),
    services: services && services.stale + services.unchecked > 0 ? t('resources.toCheck', services) : null,
    soon: soon
      .filter((one) => one.state === 'soon' || !facts.has(one.key))
      .map((one) => ({
        words: t(`slots.runs.${one.state}`, { label: one.label, team: one.team ?? 'none' }),
        on: one.expiresOn,
        key: one.key,
      })),
  };
}

/** One sentence for each fact that a module waits for. */
export const reasonWords = ({ reasons }: WaitingModule, t: Translate) =>
  reasons.map(({ key, state, label, teams, everywhere }) => ({
    key,
    words: t(`slots.waits.${state}`, {
      label,
      teams: everywhere ? 'all' : teams.map((name) => name ?? t('slots.noTeam')).join(', '),
    }),
  }));
