import { inOrder } from '../evidence/needs.rules';
import type { Need } from '../evidence/needs.types';
import type { PersonWeek, WeekModule } from './this-week.rules';

/** Why somebody is not clear for lone contact in one skill; what can close soonest comes first. */
const loneReasons = ['seen-lower', 'waits', 'obstacle', 'only-checked', 'nothing'] as const;
type LoneReason = (typeof loneReasons)[number];

/** @param waitsFor modules that teach it and are closed here for now. */
function loneReason(need: Need, waitsFor: readonly WeekModule[]): LoneReason {
  if (need.seen !== null) return need.obstacle ? 'obstacle' : 'seen-lower';
  if (waitsFor.length > 0) return 'waits';
  if (need.obstacle) return 'obstacle';
  return need.level > 0 ? 'only-checked' : 'nothing';
}

/** What is missing before lone contact, each with its reason, in the order in which it can close. */
export function missingOf(week: PersonWeek): { need: Need; reason: LoneReason; waitsFor: WeekModule[] }[] {
  const { lone, stage } = week.needs;
  const told = inOrder(lone?.missing ?? [], stage).map((need) => {
    const waitsFor = modulesThatWait(week, need.competency.code);
    return { need, waitsFor, reason: loneReason(need, waitsFor) };
  });
  return told.sort((a, b) => loneReasons.indexOf(a.reason) - loneReasons.indexOf(b.reason));
}

const modulesThatWait = ({ modules }: PersonWeek, code: string): WeekModule[] =>
  modules.filter(({ state, competencies }) => state === 'closed' && competencies.includes(code));

/** How many of somebody’s needs their card tells. */
const mostNeeds = 3;

/** What would help somebody most; until they are clear for lone contact, beside what is missing only what they asked for. */
export const topNeeds = ({ needs }: PersonWeek): Need[] =>
  needs.ordered
    .filter(({ band, wish }) => band !== 'none' && band !== 'before-contact' && (!needs.lone?.missing.length || wish))
    .slice(0, mostNeeds);
