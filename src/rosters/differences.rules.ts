import type { Role, TeamType } from '../people/people.types';
import { grouped } from '../shared/grouped.rules';
import type { RosterRow, RowProblem } from './read-row';

/** Somebody as they are here now, in a roster's terms. */
export interface Present {
  id: string;
  email: string;
  name: string;
  active: boolean;
  language: string;
  startedOn: string | null;
  roles: readonly Role[];
  teams: readonly string[];
  supervisors: readonly string[];
  minutesPerWeek: number | null;
  workingDays: string | null;
  engagement: 'paid' | 'volunteer' | null;
}
export interface Change {
  field: 'name' | 'language' | 'startedOn' | 'active' | 'role' | 'team' | 'supervisor' | 'pattern';
  before: string;
  after: string;
}
export interface PersonDifference {
  line: number;
  kind: 'new' | 'changed' | 'same';
  /** Null for somebody new. */
  personId: string | null;
  row: RosterRow;
  changes: Change[];
}
export interface Differences {
  people: PersonDifference[];
  /** Teams that are not here yet, with the type that the roster gives them. */
  newTeams: { name: string; teamType: TeamType }[];
  problems: RowProblem[];
}
export interface Here {
  people: readonly Present[];
  /** By name: those that people can join, and those that are closed or will be. */
  teams: readonly string[];
  closedTeams?: readonly string[];
}
type Refuse = (line: number, code: string, said: string) => void;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What an import would do. Nobody is ever removed, an empty cell changes nothing, and a line with a problem is left out whole. */
export function differences(read: readonly RosterRow[], found: readonly RowProblem[], here: Here): Differences {
  const given = withTeamsAsHere(read, here);
  const byEmail = new Map(here.people.map((person) => [person.email, person]));
  const problems = [...found];
  const bad = new Set(found.map((problem) => problem.line));
  const refuse: Refuse = (line, code, said) => {
    bad.add(line);
    problems.push({ line, code, said });
  };
  refuseTwice(given, refuse);
  const offered = teamsToAdd(given, bad, here, refuse);
  const open = new Set([...here.teams, ...offered.keys()].map((name) => name.toLowerCase()));
  const closed = new Set(here.closedTeams?.map((name) => name.toLowerCase()));
  for (const row of given) {
    const person = byEmail.get(row.email) ?? null;
    if (!person && !row.name) refuse(row.line, 'nameMissing', '');
    // Opened again, they would be an administrator again, and no list makes one.
    if (person && !person.active && person.roles.includes('administrator')) refuse(row.line, 'closedAdministrator', '');
    const isNewTeam = row.team && !person?.teams.some((team) => same(team, row.team!));
    if (isNewTeam && closed.has(row.team!.toLowerCase())) refuse(row.line, 'teamClosed', row.team!);
    else if (isNewTeam && !row.teamType && !open.has(row.team!.toLowerCase()))
      refuse(row.line, 'teamUnknown', row.team!);
  }
  refuseSupervisors(given, bad, byEmail, refuse);
  const people = given
    .filter((row) => !bad.has(row.line))
    .map((row) => differenceOf(row, byEmail.get(row.email) ?? null));
  const joined = new Set(people.map(({ row }) => row.team?.toLowerCase()));
  const newTeams = [...offered].filter(([name]) => joined.has(name)).map(([, team]) => team);
  return { people, newTeams, problems: problems.sort((a, b) => a.line - b.line) };
}

/** A team is called what it is called here, however a line writes it. */
function withTeamsAsHere(read: readonly RosterRow[], here: Here): RosterRow[] {
  const all = [...here.teams, ...(here.closedTeams ?? [])];
  const names = new Map(all.map((name) => [name.toLowerCase(), name]));
  return read.map((row) => ({ ...row, team: row.team && (names.get(row.team.toLowerCase()) ?? row.team) }));
}

function refuseTwice(given: readonly RosterRow[], refuse: Refuse): void {
  const lines = new Map<string, number>();
  for (const { email, line } of given) {
    const before = lines.get(email);
    if (email && before !== undefined) refuse(line, 'emailTwice', String(before));
    else lines.set(email, line);
  }
}

/** Somebody who is or will be here with the role. A line that names somebody whose own line is refused is refused too, and so on. */
function refuseSupervisors(
  given: readonly RosterRow[],
  bad: ReadonlySet<number>,
  here: ReadonlyMap<string, Present>,
  refuse: Refuse,
): void {
  const rowOf = new Map<string, RosterRow>();
  for (const row of given) if (!bad.has(row.line)) rowOf.set(row.email, row);
  const refused = new Set<number>();
  const isOut = (row: RosterRow) => bad.has(row.line) || refused.has(row.line);
  const problemOf = ({ email, supervisor }: RosterRow): string | null => {
    if (!supervisor || here.get(email)?.supervisors.includes(supervisor)) return null;
    if (supervisor === email) return 'supervisorSelf';
    const [person, row] = [here.get(supervisor), rowOf.get(supervisor)];
    const arrives = row !== undefined && !isOut(row);
    if (!person?.active && !arrives) return 'supervisorUnknown';
    const holds = person?.roles.includes('supervisor') || (arrives && row.roles?.includes('supervisor'));
    return holds ? null : 'supervisorRole';
  };
  const namedBy = grouped(given, (row) => row.supervisor ?? '');
  for (const waiting = [...given]; waiting.length > 0;) {
    const row = waiting.pop()!;
    if (refused.has(row.line) || !problemOf(row)) continue;
    refused.add(row.line);
    waiting.push(...(namedBy.get(row.email) ?? []));
  }
  // Only now, when it is known who comes: the reason is the same whatever the order of the lines.
  for (const row of given) if (refused.has(row.line)) refuse(row.line, problemOf(row)!, row.supervisor!);
}

/** By name in lower case. Two lines that give one team two types give it none. */
function teamsToAdd(
  given: readonly RosterRow[],
  bad: ReadonlySet<number>,
  here: Here,
  refuse: Refuse,
): Map<string, { name: string; teamType: TeamType }> {
  const known = new Set([...here.teams, ...(here.closedTeams ?? [])].map((name) => name.toLowerCase()));
  const naming = given.filter((row) => !bad.has(row.line) && row.team && row.teamType);
  const byTeam = grouped(naming, (row) => row.team!.toLowerCase());
  const added = new Map<string, { name: string; teamType: TeamType }>();
  for (const [key, some] of byTeam) {
    if (known.has(key)) continue;
    if (new Set(some.map((row) => row.teamType)).size > 1)
      for (const row of some) refuse(row.line, 'teamTypeTwo', row.team!);
    else added.set(key, { name: some.map((row) => row.team!).sort()[0]!, teamType: some[0]!.teamType! });
  }
  return added;
}

function differenceOf(row: RosterRow, person: Present | null): PersonDifference {
  const changes = changesOf(row, person);
  const kind = person === null ? 'new' : changes.length > 0 ? 'changed' : 'same';
  return { line: row.line, kind, personId: person?.id ?? null, row, changes };
}

function changesOf(row: RosterRow, person: Present | null): Change[] {
  const changes: Change[] = [];
  const set = (field: Change['field'], before: string | null, after: string | null) => {
    if (after !== null && after !== (before ?? '')) changes.push({ field, before: before ?? '', after });
  };
  set('name', person?.name ?? null, row.name);
  set('language', person?.language ?? 'en', row.language);
  set('startedOn', person?.startedOn ?? null, row.startedOn);
  if (person && !person.active) changes.push({ field: 'active', before: 'left', after: 'active' });
  const roles = row.roles ?? (person ? [] : ['learner' as const]);
  for (const role of roles) if (!person?.roles.includes(role)) changes.push({ field: 'role', before: '', after: role });
  if (row.team && !person?.teams.some((team) => same(team, row.team!)))
    changes.push({ field: 'team', before: person?.teams.join(', ') ?? '', after: row.team });
  if (row.supervisor && !person?.supervisors.includes(row.supervisor))
    changes.push({ field: 'supervisor', before: person?.supervisors.join(', ') ?? '', after: row.supervisor });
  const before = patternText(person);
  const after = patternText(merged(row, person));
  if (after !== before) changes.push({ field: 'pattern', before, after });
  return changes;
}

type Pattern = Pick<RosterRow, 'minutesPerWeek' | 'workingDays' | 'engagement'>;
const fullTime = { minutesPerWeek: 2250, workingDays: '12345', engagement: 'paid' as const };

/** How somebody will work: what the row says, else what is known, else full time and paid. Null when nothing is said at all. */
export function merged(row: Pattern, person: Pattern | null): Required<Pattern> | null {
  if (row.minutesPerWeek === null && row.workingDays === null && row.engagement === null)
    return person?.minutesPerWeek === null ? null : person;
  return {
    minutesPerWeek: row.minutesPerWeek ?? person?.minutesPerWeek ?? fullTime.minutesPerWeek,
    workingDays: row.workingDays ?? person?.workingDays ?? fullTime.workingDays,
    engagement: row.engagement ?? person?.engagement ?? fullTime.engagement,
  };
}

/** `2250 12345 paid`, or nothing. */
const patternText = (pattern: Pattern | null): string =>
  pattern?.minutesPerWeek == null
    ? ''
    : `${pattern.minutesPerWeek} ${pattern.workingDays ?? fullTime.workingDays} ${pattern.engagement ?? fullTime.engagement}`;
