import type { Role, TeamType } from '../people/people.types';
import type { RosterRow, RowProblem } from './rows.rules';

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
  teams: readonly string[];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What an import would do. Nobody is ever removed, an empty cell changes nothing, and a line with a problem is left out whole. */
export function differences(given: readonly RosterRow[], found: readonly RowProblem[], here: Here): Differences {
  const byEmail = new Map(here.people.map((person) => [person.email, person]));
  const inFile = new Map<string, RosterRow>();
  const problems = [...found];
  const bad = new Set(found.map((problem) => problem.line));
  const refuse = (line: number, code: string, said: string) => {
    bad.add(line);
    problems.push({ line, code, said });
  };
  for (const row of given) {
    const before = inFile.get(row.email);
    if (before && row.email) refuse(row.line, 'emailTwice', String(before.line));
    else inFile.set(row.email, row);
  }
  const newTeams = teamsToAdd(given, bad, here.teams);
  const hasTeam = (name: string) =>
    [...here.teams, ...newTeams.map((team) => team.name)].some((one) => same(one, name));
  for (const row of given) {
    if (!byEmail.has(row.email) && !row.name) refuse(row.line, 'nameMissing', '');
    if (row.team && !hasTeam(row.team)) refuse(row.line, 'teamUnknown', row.team);
    if (row.supervisor && same(row.supervisor, row.email)) refuse(row.line, 'supervisorSelf', row.supervisor);
    else if (row.supervisor && !inFile.has(row.supervisor) && !byEmail.get(row.supervisor)?.active)
      refuse(row.line, 'supervisorUnknown', row.supervisor);
  }
  refuseOrphans(given, bad, byEmail, refuse);
  const people = given
    .filter((row) => !bad.has(row.line))
    .map((row) => differenceOf(row, byEmail.get(row.email) ?? null));
  return { people, newTeams, problems: problems.sort((a, b) => a.line - b.line) };
}

/** A supervisor whose own line is refused, and who is not here, cannot supervise: that line is refused too, and so on. */
function refuseOrphans(
  given: readonly RosterRow[],
  bad: Set<number>,
  here: ReadonlyMap<string, Present>,
  refuse: (line: number, code: string, said: string) => void,
): void {
  for (let again = true; again;) {
    again = false;
    const arriving = new Set(given.filter((row) => !bad.has(row.line)).map((row) => row.email));
    for (const row of given) {
      if (bad.has(row.line) || !row.supervisor || arriving.has(row.supervisor)) continue;
      if (here.get(row.supervisor)?.active) continue;
      refuse(row.line, 'supervisorUnknown', row.supervisor);
      again = true;
    }
  }
}

function teamsToAdd(
  given: readonly RosterRow[],
  bad: ReadonlySet<number>,
  here: readonly string[],
): Differences['newTeams'] {
  const added = new Map<string, { name: string; teamType: TeamType }>();
  for (const row of given) {
    if (bad.has(row.line) || !row.team || !row.teamType || here.some((team) => same(team, row.team!))) continue;
    const key = row.team.toLowerCase();
    if (!added.has(key)) added.set(key, { name: row.team, teamType: row.teamType });
  }
  return [...added.values()];
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
export const patternText = (pattern: Pattern | null): string =>
  pattern?.minutesPerWeek == null
    ? ''
    : `${pattern.minutesPerWeek} ${pattern.workingDays ?? fullTime.workingDays} ${pattern.engagement ?? fullTime.engagement}`;
