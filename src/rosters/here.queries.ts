import { type Reader, rows } from '../database/query';
import type { Role } from '../people/people.types';
import { recordedPatterns } from '../people/work-patterns.queries';
import { patternOn, standingPatterns } from '../people/work-pattern.rules';
import { grouped } from '../shared/grouped.rules';
import type { Here, Present } from './differences.rules';

/** The whole place in a roster's terms, with the ids that a roster does not know. */
export interface FoundHere extends Here {
  people: readonly FoundPerson[];
  /** By name in lower case. */
  teamIds: ReadonlyMap<string, string>;
}
export interface FoundPerson extends Present {
  deactivatedAt: string | null;
  /** The day their working pattern counts from, where it is still to come. */
  patternFrom: string | null;
}

interface PersonRow {
  id: string;
  name: string;
  email: string;
  language: string;
  startedOn: string | null;
  deactivatedAt: string | null;
}
const lastsAfter = (span: string) =>
  `(${span}.to_on IS NULL OR (${span}.to_on > ? AND ${span}.to_on > ${span}.from_on))`;

/** Who is here and how, in as many queries however many they are. Teams and supervisors to come count: a roster need not say them twice. */
export async function findHere(db: Reader, today: string): Promise<FoundHere> {
  const people = await rows<PersonRow>(
    db,
    `SELECT id AS "id", name AS "name", email AS "email", language AS "language", started_on AS "startedOn", deactivated_at AS "deactivatedAt"
     FROM people ORDER BY id`,
  );
  const ids = people.map((person) => person.id);
  const beside = grouped(await besideEverybody(db, today), (one) => `${one.personId} ${one.kind}`);
  const patterns = grouped(await recordedPatterns(db, ids), (one) => one.personId);
  const of = (id: string, kind: string) => (beside.get(`${id} ${kind}`) ?? []).map((one) => one.words);
  const teams = await rows<{ id: string; name: string; closedOn: string | null }>(
    db,
    'SELECT id AS "id", name AS "name", closed_on AS "closedOn" FROM teams ORDER BY id',
  );
  return {
    people: people.map((person) => ({
      ...person,
      active: person.deactivatedAt === null,
      roles: of(person.id, 'role') as Role[],
      teams: of(person.id, 'team'),
      supervisors: of(person.id, 'supervisor'),
      ...patternAt(patterns.get(person.id) ?? [], today),
    })),
    teams: teams.filter((team) => team.closedOn === null).map((team) => team.name),
    closedTeams: teams.filter((team) => team.closedOn !== null).map((team) => team.name),
    teamIds: new Map(teams.map((team) => [team.name.toLowerCase(), team.id])),
  };
}

/** What counts today, else the first that is to come. */
function patternAt(
  recorded: Parameters<typeof standingPatterns>[0] & Awaited<ReturnType<typeof recordedPatterns>>,
  today: string,
) {
  const now = patternOn(recorded, today);
  const next = now ? undefined : standingPatterns(recorded)[0];
  const { minutesPerWeek = null, workingDays = null, engagement = null } = now ?? next ?? {};
  return { minutesPerWeek, workingDays, engagement, patternFrom: next?.fromOn ?? null };
}

function besideEverybody(
  db: Reader,
  today: string,
): Promise<{ personId: string; kind: 'role' | 'team' | 'supervisor'; words: string }[]> {
  return rows(
    db,
    `SELECT g.person_id AS "personId", 'role' AS "kind", g.role AS "words" FROM role_grants g WHERE g.revoked_at IS NULL
     UNION ALL SELECT m.person_id, 'team', t.name FROM memberships m JOIN teams t ON t.id = m.team_id WHERE ${lastsAfter('m')}
     UNION ALL SELECT s.person_id, 'supervisor', p.email FROM supervisions s JOIN people p ON p.id = s.supervisor_id WHERE ${lastsAfter('s')}
     ORDER BY 1, 2, 3`,
    [today, today],
  );
}
