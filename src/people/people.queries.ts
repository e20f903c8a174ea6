import { places, type Reader, rows } from '../database/query';
import type { Named, Placement, Role, SupervisedPerson, TeamType } from './people.types';

/** Whom does this supervisor supervise on this day? With the team each belongs to. */
export function peopleOf(db: Reader, supervisorId: string, day: string): Promise<SupervisedPerson[]> {
  return rows(
    db,
    `SELECT p.id AS "id", p.name AS "name", p.started_on AS "startedOn", t.id AS "teamId", t.name AS "teamName"
     FROM people p
     LEFT JOIN memberships m ON m.person_id = p.id AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?)
     LEFT JOIN teams t ON t.id = m.team_id
     WHERE p.deactivated_at IS NULL AND EXISTS (
       SELECT 1 FROM supervisions s WHERE s.person_id = p.id AND s.supervisor_id = ? AND s.from_on <= ? AND (s.to_on IS NULL OR s.to_on > ?))
     ORDER BY p.name, p.id, t.name`,
    [day, day, supervisorId, day, day],
  );
}

/** Who supervises this person on this day? */
export function supervisorsOf(db: Reader, personId: string, day: string): Promise<Named[]> {
  return rows(
    db,
    `SELECT p.id AS "id", p.name AS "name" FROM supervisions s JOIN people p ON p.id = s.supervisor_id
     WHERE s.person_id = ? AND s.from_on <= ? AND (s.to_on IS NULL OR s.to_on > ?) AND p.deactivated_at IS NULL ORDER BY p.name`,
    [personId, day, day],
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

/** SQL for the team whose local facts count for somebody on a day: of several, the first by name. */
export const firstTeamOf = (personId: string, day: string): { sql: string; values: string[] } => ({
  sql: `(SELECT t.id FROM memberships m JOIN teams t ON t.id = m.team_id
         WHERE m.person_id = ? AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?) ORDER BY t.name, t.id LIMIT 1)`,
  values: [personId, day, day],
});

/** Which types of team are this person's modules planned for? Today's; before the first day of a first team, those to come. */
export async function plannedTeamTypes(db: Reader, personId: string, day: string): Promise<TeamType[]> {
  const found = await rows<{ teamType: TeamType }>(
    db,
    `SELECT DISTINCT t.team_type AS "teamType" FROM memberships m JOIN teams t ON t.id = m.team_id
     WHERE m.person_id = ? AND (m.to_on IS NULL OR (m.to_on > ? AND m.to_on > m.from_on))
       AND (m.from_on <= ? OR NOT EXISTS (SELECT 1 FROM memberships n
         WHERE n.person_id = m.person_id AND n.from_on <= ? AND (n.to_on IS NULL OR n.to_on > ?)))`,
    [personId, day, day, day, day],
  );
  return found.map((row) => row.teamType);
}

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

/** Which roles does this person hold now? */
export async function rolesOf(db: Reader, personId: string): Promise<Role[]> {
  const found = await rows<{ role: Role }>(
    db,
    'SELECT role AS "role" FROM role_grants WHERE person_id = ? AND revoked_at IS NULL',
    [personId],
  );
  return found.map((row) => row.role);
}

/** Which teams are open on this day? By name. */
export function openTeams(db: Reader, day: string): Promise<Named[]> {
  const text =
    'SELECT id AS "id", name AS "name" FROM teams WHERE closed_on IS NULL OR closed_on > ? ORDER BY LOWER(name), id';
  return rows(db, text, [day]);
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
