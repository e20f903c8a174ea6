import type { Membership } from '../people/membership.entity';
import type { Person } from '../people/person.entity';
import type { Supervision } from '../people/supervision.entity';
import type { Team } from '../people/team.entity';
import type { WorkPattern } from '../people/work-pattern.entity';
import type { ChangedPerson, DetailField, LeftAlone, RosterLog } from './roster-log.types';

/** What stands now of everything that an import touched. */
export interface StandingNow {
  /** The calendar day here. */
  today: string;
  people: ReadonlyMap<string, Person>;
  /** Roles held now, by person. */
  grants: ReadonlyMap<string, { id: string; role: string }[]>;
  memberships: ReadonlyMap<string, Membership[]>;
  supervisions: ReadonlyMap<string, Supervision[]>;
  /** Those in which they are the supervisor. */
  supervises: ReadonlyMap<string, Supervision[]>;
  /** In the order of recording. */
  patterns: ReadonlyMap<string, WorkPattern[]>;
  /** Who left a trace that has to stay: a ledger row, a password, an invitation, a look. */
  traces: ReadonlySet<string>;
  /** Whose account the import opened again, and who used it or was given something to use since. */
  inUse: ReadonlySet<string>;
  /** Without whom nobody who can sign in would be an administrator. */
  mustStay: ReadonlySet<string>;
  /** With everything that refers to them. */
  teams: ReadonlyMap<string, Team & { memberIds: string[]; isNamed: boolean }>;
}

export interface UndoPlan {
  details: { id: string; to: Partial<Record<DetailField, string | null>> }[];
  revoke: { id: string; personId: string; role: string }[];
  memberships: Membership[];
  supervisions: Supervision[];
  /** The pattern rows that answer those of the import: what stood of that day before, or that nothing did. */
  patterns: Omit<WorkPattern, 'id' | 'recordedAt' | 'recordedById'>[];
  /** Accounts that the import opened again, with the instant at which they had been closed. */
  closeAgain: { id: string; closedAt: string }[];
  /** People whom the import added: those with traces are closed, the others go. */
  close: string[];
  remove: string[];
  teams: string[];
  planned: string[];
  /** People who were here before, have something put back and stay. */
  restored: string[];
  leftAlone: LeftAlone[];
}

/** What undoing an import does. Whatever somebody changed since is left alone and said; somebody whom the import added is one thing, changed or not. */
export function planUndo(log: RosterLog, now: StandingNow): UndoPlan {
  const plan: UndoPlan = {
    details: [],
    revoke: [],
    memberships: [],
    supervisions: [],
    patterns: [],
    closeAgain: [],
    close: [],
    remove: [],
    teams: [],
    planned: [],
    restored: [],
    leftAlone: [],
  };
  const own = new Set(log.people.flatMap((person) => person.supervisions.map((one) => one.id)));
  const taken: ChangedPerson[] = [];
  for (const person of log.people) {
    if (person.isNew && !isUntouched(person, now, own)) plan.leftAlone.push({ id: person.id, what: 'account' });
    else if (now.inUse.has(person.id)) plan.leftAlone.push({ id: person.id, what: 'reopened' });
    else taken.push(person);
  }
  for (const person of taken) endSupervisions(plan, person, now);
  const dropped = new Set(plan.supervisions.map((one) => one.id));
  for (const person of taken) putBack(plan, person, now, dropped);
  for (const { id } of taken.filter((one) => one.isNew)) {
    const named = (now.supervises.get(id) ?? []).some((one) => !dropped.has(one.id));
    (named || now.traces.has(id) ? plan.close : plan.remove).push(id);
  }
  const left = new Set(plan.memberships.map((one) => one.id));
  for (const team of log.teams) {
    const stands = now.teams.get(team.id);
    if (!stands) continue;
    const same = stands.name === team.name && stands.teamType === team.teamType && stands.closedOn === null;
    if (same && !stands.isNamed && stands.memberIds.every((id) => left.has(id))) plan.teams.push(team.id);
    else plan.leftAlone.push({ id: team.id, what: 'newTeam' });
  }
  return plan;
}

const lasts = ({ fromOn, toOn }: { fromOn: string; toOn: string | null }): boolean => toOn === null || toOn > fromOn;
const isStillToRun = ({ fromOn, toOn }: Supervision, today: string): boolean =>
  lasts({ fromOn, toOn }) && (toOn === null || toOn > today);
const key = ({ id, fromOn, toOn = null }: { id: string; fromOn: string; toOn?: string | null }): string =>
  `${id} ${fromOn} ${toOn ?? ''}`;
const sameAs = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n');

/** Everything of the account is as the import made it, and nothing was added since. */
function isUntouched(person: ChangedPerson, now: StandingNow, own: ReadonlySet<string>): boolean {
  const { id, details, grants, memberships, supervisions, pattern } = person;
  const stands = now.people.get(id);
  if (!stands || stands.deactivatedAt !== null || now.mustStay.has(id)) return false;
  return (
    details.every(({ field, after }) => stands[field] === after) &&
    sameAs(
      (now.grants.get(id) ?? []).map((one) => one.id),
      grants,
    ) &&
    sameAs((now.memberships.get(id) ?? []).filter(lasts).map(key), memberships.map(key)) &&
    sameAs((now.supervisions.get(id) ?? []).filter(lasts).map(key), supervisions.map(key)) &&
    (now.supervises.get(id) ?? []).filter(lasts).every((one) => own.has(one.id)) &&
    sameAs(
      (now.patterns.get(id) ?? []).map((one) => one.id),
      pattern ? [pattern.id] : [],
    )
  );
}

/** Before everything else: whom somebody still supervises afterwards decides about their role. */
function endSupervisions(plan: UndoPlan, { id, supervisions }: ChangedPerson, now: StandingNow): void {
  const leave = () => plan.leftAlone.push({ id, what: 'supervisor' });
  plan.supervisions.push(...own(supervisions, now.supervisions.get(id), leave));
}

function putBack(plan: UndoPlan, person: ChangedPerson, now: StandingNow, dropped: ReadonlySet<string>): void {
  const { id } = person;
  const before = [plan.details, plan.revoke, plan.memberships, plan.patterns];
  const count = () => before.reduce((sum, list) => sum + list.length, 0);
  const already = count();
  const leave = (what: LeftAlone['what']) => plan.leftAlone.push({ id, what });
  if (!person.isNew) putBackDetails(plan, person, now, leave);
  const granted = (now.grants.get(id) ?? []).filter((one) => person.grants.includes(one.id));
  const isNeeded = (now.supervises.get(id) ?? []).some((one) => isStillToRun(one, now.today) && !dropped.has(one.id));
  const held = granted.filter((one) => !(isNeeded && one.role === 'supervisor'));
  if (held.length < granted.length) leave('supervisorRole');
  plan.revoke.push(...held.map((one) => ({ ...one, personId: id })));
  const memberships = own(person.memberships, now.memberships.get(id), () => leave('team'));
  plan.memberships.push(...memberships);
  putBackPattern(plan, person, now, leave);
  const closes = person.closedAt !== null && now.people.get(id)?.deactivatedAt === null;
  if (closes && now.mustStay.has(id)) leave('administrator');
  else if (closes) plan.closeAgain.push({ id, closedAt: person.closedAt! });
  if (person.isNew || held.length > 0 || memberships.length > 0 || person.closedAt !== null) plan.planned.push(id);
  const goes = plan.closeAgain.some((one) => one.id === id);
  const hasMore = count() > already || plan.supervisions.some((one) => one.personId === id);
  if (!person.isNew && !goes && hasMore) plan.restored.push(id);
}

/** Those rows that stand as the import wrote them; one that was ended or dated anew since stays. */
function own<T extends { id: string; fromOn: string; toOn: string | null }>(
  written: readonly { id: string; fromOn: string }[],
  standing: readonly T[] | undefined,
  leave: () => void,
): T[] {
  return written.flatMap(({ id, fromOn }) => {
    const row = standing?.find((one) => one.id === id);
    if (row && row.fromOn === fromOn && row.toOn === null) return [row];
    if (row && lasts(row)) leave();
    return [];
  });
}

type Leave = (what: LeftAlone['what']) => void;

function putBackDetails(plan: UndoPlan, { id, details }: ChangedPerson, now: StandingNow, leave: Leave): void {
  const stands = now.people.get(id);
  const to: Partial<Record<DetailField, string | null>> = {};
  for (const { field, before, after } of details) {
    if (stands?.[field] === after) to[field] = before;
    else if (stands?.[field] !== before) leave(field);
  }
  if (Object.keys(to).length > 0) plan.details.push({ id, to });
}

function putBackPattern(plan: UndoPlan, { id, pattern }: ChangedPerson, now: StandingNow, leave: Leave): void {
  if (!pattern) return;
  const ofDay = (now.patterns.get(id) ?? []).filter((one) => one.fromOn === pattern.fromOn);
  const [before, last] = ofDay.slice(-2).length === 2 ? ofDay.slice(-2) : [null, ofDay[0]];
  if (!last || last.id !== pattern.id) return leave('pattern');
  const { minutesPerWeek, workingDays, engagement } = before ?? last;
  const terms = { minutesPerWeek, workingDays, engagement };
  plan.patterns.push({ personId: id, fromOn: pattern.fromOn, ...terms, withdrawn: before?.withdrawn ?? 1 });
}
