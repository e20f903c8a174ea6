import { rowsFor } from '../database/batches';
import { places, type Reader, rows } from '../database/query';
import { grouped } from '../shared/grouped.rules';
import { overseenBy, overseersOf } from './covers.queries';
import type { OverseerRow } from './overseers.rules';
import type { Named, Placement, Role, SupervisedPerson, TeamType } from './people.types';

type SupervisedRow = Omit<SupervisedPerson, 'covered'> & { coveredFor: string | null; coveredUntil: string | null };

/** Whom does this supervisor look after on this day? With the team each belongs to; their own before those they cover for. */
export function peopleOf(db: Reader, supervisorId: string, day: string): Promise<SupervisedRow[]> {
  const overseen = overseenBy(supervisorId, day);
  return rows(
    db,
    `SELECT p.id AS "id", p.name AS "name", p.started_on AS "startedOn", t.id AS "teamId", t.name AS "teamName",
            a.name AS "coveredFor", o.until_on AS "coveredUntil"
     FROM ${overseen.sql} o JOIN people p ON p.id = o.person_id LEFT JOIN people a ON a.id = o.covered_id
     LEFT JOIN memberships m ON m.person_id = p.id AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?)
     LEFT JOIN teams t ON t.id = m.team_id
     WHERE p.deactivated_at IS NULL
     ORDER BY p.name, p.id, CASE WHEN a.id IS NULL THEN 0 ELSE 1 END, t.name, o.until_on DESC`,
    [...overseen.values, day, day],
  );
}

/** Who looks after this person on this day? Whoever is there before whoever is away. */
export function supervisorsOf(db: Reader, personId: string, day: string): Promise<OverseerRow[]> {
  const { sql, values } = supervisorRows(personId, day);
  return rows(db, `${sql} ORDER BY "place", "name", "until" DESC`, values);
}

/** SQL for the same, in no order. */
export function supervisorRows(personId: string, day: string): { sql: string; values: string[] } {
  const overseers = overseersOf(personId, day);
  return {
    sql: `SELECT p.id AS "id", p.name AS "name", a.name AS "coversFor", o.until_on AS "until", o.place AS "place"
     FROM ${overseers.sql} o JOIN people p ON p.id = o.overseer_id LEFT JOIN people a ON a.id = o.covered_id
     WHERE p.deactivated_at IS NULL`,
    values: overseers.values,
  };
}

/** Who is here and has the role of a supervisor? */
export function supervisorsHere(db: Reader): Promise<Named[]> {
  return rows(
    db,
    `SELECT p.id AS "id", p.name AS "name" FROM role_grants g JOIN people p ON p.id = g.person_id
     WHERE g.role = 'supervisor' AND g.revoked_at IS NULL AND p.deactivated_at IS NULL ORDER BY p.name, p.id`,
  );
}

/** Which teams (with their types) does this person belong to on this day? */
export function teamsOf(
  db: Reader,
  personId: string,
  day: string,
): Promise<{ id: string; name: string; teamType: TeamType }[]> {
  return rows(
    db,
    `SELECT t.id AS "id", t.name AS "name", t.team_type AS "teamType" FROM memberships m JOIN teams t ON t.id = m.team_id
     WHERE m.person_id = ? AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?) ORDER BY t.name`,
    [personId, day, day],
  );
}

/** SQL for the team whose local facts count for somebody on a day: of several, the one joined first. */
export const firstTeamOf = (personId: string, day: string): { sql: string; values: string[] } => ({
  sql: `(SELECT t.id FROM memberships m JOIN teams t ON t.id = m.team_id
         WHERE m.person_id = ? AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?) ORDER BY m.from_on, t.id LIMIT 1)`,
  values: [personId, day, day],
});

/** Which types of team are these people's modules planned for? Today's; before the first day of a first team, those to come. */
export async function plannedTeamTypes(
  db: Reader,
  personIds: readonly string[],
  day: string,
): Promise<Map<string, TeamType[]>> {
  const found = await rowsFor<{ personId: string; teamType: TeamType }>(
    db,
    personIds,
    (these) =>
      `SELECT DISTINCT m.person_id AS "personId", t.team_type AS "teamType" FROM memberships m JOIN teams t ON t.id = m.team_id
       WHERE (m.to_on IS NULL OR (m.to_on > ? AND m.to_on > m.from_on))
         AND (m.from_on <= ? OR NOT EXISTS (SELECT 1 FROM memberships n
           WHERE n.person_id = m.person_id AND n.from_on <= ? AND (n.to_on IS NULL OR n.to_on > ?)))
         AND m.person_id IN (${these})`,
    [day, day, day, day],
  );
  return valuesOf(found, (row) => row.teamType);
}

/** Which roles do these people hold now? */
export async function rolesOf(db: Reader, personIds: readonly string[]): Promise<Map<string, Role[]>> {
  const found = await rowsFor<{ personId: string; role: Role }>(
    db,
    personIds,
    (these) =>
      `SELECT person_id AS "personId", role AS "role" FROM role_grants WHERE revoked_at IS NULL AND person_id IN (${these})`,
  );
  return valuesOf(found, (row) => row.role);
}

const valuesOf = <T extends { personId: string }, V>(all: readonly T[], value: (one: T) => V): Map<string, V[]> =>
  new Map([...grouped(all, (one) => one.personId)].map(([personId, some]) => [personId, some.map(value)]));

/** Every team this person belongs, belonged or will belong to, the latest first. */
export function membershipsOf(db: Reader, personId: string): Promise<Placement[]> {
  return rows(
    db,
    `SELECT m.id AS "id", t.name AS "name", m.from_on AS "fromOn", m.to_on AS "toOn" FROM memberships m JOIN teams t ON t.id = m.team_id
     WHERE m.person_id = ? AND (m.to_on IS NULL OR m.to_on > m.from_on) ORDER BY m.from_on DESC, t.name`,
    [personId],
  );
}

/** Everybody who supervises, supervised or will supervise this person, the latest first. */
export function supervisionsOf(db: Reader, personId: string): Promise<Placement[]> {
  return rows(
    db,
    `SELECT s.id AS "id", p.name AS "name", s.from_on AS "fromOn", s.to_on AS "toOn" FROM supervisions s JOIN people p ON p.id = s.supervisor_id
     WHERE s.person_id = ? AND (s.to_on IS NULL OR s.to_on > s.from_on) ORDER BY s.from_on DESC, p.name`,
    [personId],
  );
}

/** What are these people called? */
export async function namesOf(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await rows<Named>(
    db,
    `SELECT id AS "id", name AS "name" FROM people WHERE id IN (${places(ids)})`,
    ids,
  );
  return new Map(found.map((row) => [row.id, row.name]));
}

/** Which teams are open on this day? By name. */
export function openTeams(db: Reader, day: string): Promise<Named[]> {
  const text =
    'SELECT id AS "id", name AS "name" FROM teams WHERE closed_on IS NULL OR closed_on > ? ORDER BY LOWER(name), id';
  return rows(db, text, [day]);
}

/** Trainers who are here and can sign in. */
export async function trainerIds(db: Reader): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `SELECT p.id AS "id" FROM people p JOIN role_grants g ON g.person_id = p.id AND g.revoked_at IS NULL AND g.role = 'trainer'
     WHERE p.deactivated_at IS NULL AND EXISTS (SELECT 1 FROM credentials c WHERE c.person_id = p.id) ORDER BY p.id`,
  );
  return found.map((one) => one.id);
}
