import type { LocalSlot } from './course-model.types';
import { isDerived, slotState, valuesFor } from './slot-state.rules';
import type { BlockingSlot, RunningOut, SlotValue, WaitingModule } from './slot.types';

interface Given {
  registry: readonly LocalSlot[];
  standing: readonly SlotValue[];
  /** The open ones. */
  teams: readonly { id: string; name: string }[];
  today: string;
}

/** Values that run out within two weeks or have run out, everywhere and of open teams; the first to run out first. */
export function runningOut({ registry, standing, teams, today }: Given): RunningOut[] {
  const names = new Map(teams.map((team) => [team.id, team.name]));
  return registry
    .filter((slot) => !isDerived(slot.key))
    .flatMap((slot) =>
      standing
        .filter((one) => one.key === slot.key && one.value !== '' && (one.teamId === null || names.has(one.teamId)))
        .flatMap((one): RunningOut[] => {
          const state = slotState(slot, one, today);
          if ((state !== 'soon' && state !== 'expired') || one.expiresOn === null) return [];
          const team = one.teamId === null ? null : names.get(one.teamId)!;
          return [{ revisionId: one.id, key: slot.key, label: slot.label, team, state, expiresOn: one.expiresOn }];
        }),
    )
    .sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1));
}

interface Module {
  slug: string;
  title: string;
}

/**
 * Which modules newcomers cannot begin, by what, and in which teams.
 * @param blocking what keeps people with these values from beginning a module.
 */
export function waitingModules<M extends Module>(
  modules: readonly M[],
  { standing, teams }: Pick<Given, 'standing' | 'teams'>,
  blocking: (module: M, values: ReadonlyMap<string, SlotValue>) => BlockingSlot[],
): WaitingModule[] {
  const places = [{ id: null, name: null }, ...teams].map(({ id, name }) => ({
    name,
    values: valuesFor(standing, id),
  }));
  return modules.flatMap((module) => {
    const found = new Map<string, WaitingModule['reasons'][number]>();
    for (const { name, values } of places)
      for (const one of blocking(module, values)) {
        const key = `${one.key} ${one.state}`;
        const reason = found.get(key) ?? { ...one, teams: [], everywhere: false };
        reason.teams.push(name);
        found.set(key, { ...reason, everywhere: reason.teams.length === places.length });
      }
    return found.size > 0 ? [{ slug: module.slug, title: module.title, reasons: [...found.values()] }] : [];
  });
}
