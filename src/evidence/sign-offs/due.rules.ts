import type { SignOff } from './sign-off.types';

/** To watch; a third view to give or to ask for; the person's own answer, which nobody else can give. */
export interface Due {
  competency: string;
  what: 'watch' | 'third-view' | 'answer';
  /** The day of the last thing that happened. */
  since: string;
}

/** What waits for a supervisor, or for the person's answer; not what somebody else was asked to watch. */
export function dueIn(signOffs: readonly SignOff[], supervisorId: string): Due[] {
  return signOffs.flatMap((one): Due[] => {
    const what = whatIsDue(one, supervisorId);
    return what ? [{ competency: one.competency, what, since: one.facts.at(-1)!.on }] : [];
  });
}

function whatIsDue({ state, observerId }: SignOff, supervisorId: string): Due['what'] | null {
  if (state === 'observed') return 'answer';
  if (observerId !== null && observerId !== supervisorId) return null;
  if (state === 'requested') return 'watch';
  return state === 'disputed' ? 'third-view' : null;
}
