import type { AuditEntry } from '../audit/audit.types';
import type { Membership } from '../people/membership.entity';
import type { Role } from '../people/people.types';
import type { Person } from '../people/person.entity';
import type { RoleGrant } from '../people/role-grant.entity';
import type { Supervision } from '../people/supervision.entity';
import type { Team } from '../people/team.entity';
import type { WorkPattern } from '../people/work-pattern.entity';
import { type Differences, merged, type PersonDifference } from './differences.rules';
import type { FoundHere, FoundPerson } from './here.queries';
import type { ChangedPerson, DetailField, RosterLog } from './roster-log.types';

interface Moment {
  today: string;
  instant: string;
  /** Who imports; null for a command. */
  by: string | null;
  newId: () => string;
}

/** Every row that an import adds or changes. */
export interface ImportPlan {
  teams: Team[];
  people: Person[];
  /** Details of people who were here before. */
  details: { id: string; to: Partial<Record<DetailField, string | null>> }[];
  reopened: string[];
  grants: RoleGrant[];
  memberships: Membership[];
  supervisions: Supervision[];
  patterns: WorkPattern[];
  /** Whose modules are planned anew. */
  planned: string[];
  events: AuditEntry[];
  log: RosterLog;
}

const isDetail = (field: string): field is DetailField => ['name', 'language', 'startedOn'].includes(field);
const later = (a: string, b: string | null): string => (b !== null && b > a ? b : a);

/** What has to be written so that the place is as the differences say. Whoever is new belongs from the first day on, others from today or a first day to come. */
export function planImport(found: Differences, here: FoundHere, moment: Moment): ImportPlan {
  const plan: ImportPlan = {
    teams: found.newTeams.map((team) => ({ id: moment.newId(), ...team, closedOn: null })),
    people: [],
    details: [],
    reopened: [],
    grants: [],
    memberships: [],
    supervisions: [],
    patterns: [],
    planned: [],
    events: [],
    log: { teams: [], people: [] },
  };
  plan.log.teams = plan.teams.map(({ id, name, teamType }) => ({ id, name, teamType }));
  plan.events = plan.teams.map((team) => event(moment, 'team.added', team.id, { type: team.teamType }));
  const changed = found.people.filter((one) => one.kind !== 'same');
  const ids = new Map(here.people.map((person) => [person.email, person.id]));
  for (const { row, personId } of changed) ids.set(row.email, personId ?? moment.newId());
  const places: Places = {
    ids,
    teamIds: new Map([...here.teamIds, ...plan.teams.map((team) => [team.name.toLowerCase(), team.id] as const)]),
    present: new Map(here.people.map((person) => [person.id, person])),
  };
  for (const one of changed) addPerson(plan, one, places, moment);
  return plan;
}

interface Places {
  ids: ReadonlyMap<string, string>;
  teamIds: ReadonlyMap<string, string>;
  present: ReadonlyMap<string, FoundPerson>;
}

function addPerson(plan: ImportPlan, one: PersonDifference, places: Places, moment: Moment): void {
  const { row } = one;
  const id = places.ids.get(row.email)!;
  const person = places.present.get(id) ?? null;
  const firstDay = row.startedOn ?? person?.startedOn ?? null;
  const from = person ? later(moment.today, firstDay) : (firstDay ?? moment.today);
  const log: ChangedPerson = {
    id,
    isNew: person === null,
    details: [],
    closedAt: person?.deactivatedAt ?? null,
    grants: [],
    memberships: [],
    supervisions: [],
    pattern: null,
  };
  plan.log.people.push(log);
  if (person) setDetails(plan, log, one, moment);
  else addNew(plan, log, one, moment);
  if (one.changes.some((change) => ['active', 'role', 'team'].includes(change.field))) plan.planned.push(id);
  for (const { field, after } of one.changes) {
    if (field === 'role') grant(plan, log, after as Role, moment);
    if (field === 'team') join(plan, log, places.teamIds.get(after.toLowerCase())!, from, moment);
    if (field === 'supervisor') supervise(plan, log, places.ids.get(after)!, from, moment);
    if (field === 'pattern') record(plan, log, one, person, from, moment);
  }
}

function addNew(plan: ImportPlan, log: ChangedPerson, { row }: PersonDifference, moment: Moment): void {
  const details = { name: row.name!, language: row.language ?? 'en', startedOn: row.startedOn };
  log.details = Object.entries(details).map(([field, after]) => ({ field: field as DetailField, before: null, after }));
  const stands = { createdAt: moment.instant, deactivatedAt: null };
  plan.people.push({ id: log.id, email: row.email, ...details, ...stands });
  plan.events.push(event(moment, 'person.added', log.id));
}

function setDetails(plan: ImportPlan, log: ChangedPerson, { changes }: PersonDifference, moment: Moment): void {
  for (const { field, before, after } of changes) {
    if (field === 'active') {
      plan.reopened.push(log.id);
      plan.events.push(event(moment, 'person.reactivated', log.id));
    }
    if (!isDetail(field)) continue;
    log.details.push({ field, before: before || null, after });
    if (field === 'startedOn') plan.events.push(event(moment, 'person.first-day-changed', log.id, { day: after }));
    else plan.events.push(event(moment, 'person.changed', log.id, { field }));
  }
  if (log.details.length > 0)
    plan.details.push({ id: log.id, to: Object.fromEntries(log.details.map(({ field, after }) => [field, after])) });
}

function grant(plan: ImportPlan, log: ChangedPerson, role: Role, moment: Moment): void {
  const id = moment.newId();
  plan.grants.push({ id, personId: log.id, role, grantedAt: moment.instant, revokedAt: null });
  log.grants.push(id);
  plan.events.push(event(moment, 'person.role-granted', log.id, { role }));
}

function join(plan: ImportPlan, log: ChangedPerson, teamId: string, fromOn: string, moment: Moment): void {
  const id = moment.newId();
  plan.memberships.push({ id, personId: log.id, teamId, fromOn, toOn: null });
  log.memberships.push({ id, teamId, fromOn });
  plan.events.push(event(moment, 'person.team-joined', log.id, { team: teamId, from: fromOn, until: 'open' }));
}

function supervise(plan: ImportPlan, log: ChangedPerson, supervisorId: string, fromOn: string, moment: Moment): void {
  const id = moment.newId();
  plan.supervisions.push({ id, supervisorId, personId: log.id, fromOn, toOn: null });
  log.supervisions.push({ id, supervisorId, fromOn });
  const detail = { supervisor: supervisorId, from: fromOn, until: 'open' };
  plan.events.push(event(moment, 'person.supervisor-added', log.id, detail));
}

/** Over a pattern that counts today another begins today; one that is to come is replaced on its own day. */
function record(
  plan: ImportPlan,
  log: ChangedPerson,
  { row }: PersonDifference,
  person: FoundPerson | null,
  from: string,
  { today, instant, by, newId }: Moment,
): void {
  const { minutesPerWeek, workingDays, engagement } = merged(row, person)!;
  const fromOn = person?.patternFrom ?? (person?.minutesPerWeek === null || !person ? from : today);
  const id = newId();
  const terms = { minutesPerWeek: minutesPerWeek!, workingDays: workingDays!, engagement: engagement! };
  plan.patterns.push({ id, personId: log.id, fromOn, ...terms, withdrawn: 0, recordedAt: instant, recordedById: by });
  log.pattern = { id, fromOn };
  const detail = { from: fromOn, minutes: terms.minutesPerWeek, engagement: terms.engagement };
  plan.events.push(event({ by }, 'person.work-pattern-recorded', log.id, detail));
}

const event = (
  { by }: Pick<Moment, 'by'>,
  action: AuditEntry['action'],
  subjectId: string,
  detail?: AuditEntry['detail'],
): AuditEntry => ({ actorId: by, action, subjectId, detail });
