import { places, type Reader, rows } from '../database/query';
import type { Named, Role, SupervisedPerson, TeamType } from './people.types';

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

/** Which roles does this person hold now? */
export async function rolesOf(db: Reader, personId: string): Promise<Role[]> {
  const found = await rows<{ role: Role }>(
    db,
    'SELECT role AS "role" FROM role_grants WHERE person_id = ? AND revoked_at IS NULL',
    [personId],
  );
  return found.map((row) => row.role);
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
