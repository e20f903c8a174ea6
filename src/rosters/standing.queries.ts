import { rowsFor } from '../database/batches';
import type { Reader } from '../database/query';
import type { Membership } from '../people/membership.entity';
import type { Person } from '../people/person.entity';
import type { Supervision } from '../people/supervision.entity';
import type { Team } from '../people/team.entity';
import { recordedPatterns } from '../people/work-patterns.queries';
import { grouped } from '../shared/grouped.rules';
import type { RosterLog } from './roster-log.types';
import type { StandingNow } from './undo-plan.rules';
import { usedSince } from './used-since.queries';

/**
 * What stands now of everybody and of every team that an import touched, in as many queries however many they are.
 * @param importedAt the instant of the import.
 */
export async function standingNow(
  db: Reader,
  log: RosterLog,
  importedAt: string,
): Promise<Omit<StandingNow, 'mustStay' | 'today'>> {
  const ids = log.people.map((person) => person.id);
  const all = <T>(text: (these: string) => string) => rowsFor<T>(db, ids, text);
  const people = await all<Person>(
    (these) =>
      `SELECT id AS "id", name AS "name", email AS "email", language AS "language", started_on AS "startedOn", created_at AS "createdAt",
              deactivated_at AS "deactivatedAt" FROM people WHERE id IN (${these})`,
  );
  const grants = await all<{ id: string; role: string; personId: string }>(
    (these) =>
      `SELECT id AS "id", role AS "role", person_id AS "personId" FROM role_grants WHERE revoked_at IS NULL AND person_id IN (${these})`,
  );
  const memberships = await all<Membership>(
    (these) =>
      `SELECT id AS "id", person_id AS "personId", team_id AS "teamId", from_on AS "fromOn", to_on AS "toOn"
       FROM memberships WHERE person_id IN (${these})`,
  );
  const byColumn = (column: string) =>
    all<Supervision>(
      (these) =>
        `SELECT id AS "id", supervisor_id AS "supervisorId", person_id AS "personId", from_on AS "fromOn", to_on AS "toOn"
         FROM supervisions WHERE ${column} IN (${these})`,
    );
  const reopened = log.people.filter((person) => person.closedAt !== null).map((person) => person.id);
  const of = <T extends { personId: string }>(some: readonly T[]) => grouped(some, (one) => one.personId);
  return {
    people: new Map(people.map((person) => [person.id, person])),
    grants: of(grants),
    memberships: of(memberships),
    supervisions: of(await byColumn('person_id')),
    supervises: grouped(await byColumn('supervisor_id'), (one) => one.supervisorId),
    patterns: of(await recordedPatterns(db, ids)),
    traces: new Set(await tracesOf(db, log)),
    inUse: await usedSince(db, reopened, importedAt),
    teams: await teamsNow(db, log),
  };
}

/** Whose rows may not go: they are in a ledger, hold what somebody typed or chose, or tell of who looked. */
async function tracesOf(db: Reader, log: RosterLog): Promise<string[]> {
  const added = log.people.filter((person) => person.isNew);
  const known = new Set(added.flatMap((person) => person.memberships.map((one) => one.id)));
  const ids = added.map((person) => person.id);
  const refers = ['credentials', 'sessions', 'invitations', 'outbox_messages', 'looks', 'work_patterns']
    .map((table) => `EXISTS (SELECT 1 FROM ${table} x WHERE x.person_id = p.id)`)
    .join(' OR ');
  const found = await rowsFor<{ id: string }>(
    db,
    ids,
    (these) =>
      `SELECT p.id AS "id" FROM people p WHERE (${refers}
         OR EXISTS (SELECT 1 FROM ledger_heads h WHERE h.person_id = p.id AND h.last_no > 0)
         OR EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = p.id AND g.revoked_at IS NOT NULL)) AND p.id IN (${these})`,
  );
  const places = await rowsFor<{ id: string; personId: string }>(
    db,
    ids,
    (these) => `SELECT id AS "id", person_id AS "personId" FROM memberships WHERE person_id IN (${these})`,
  );
  return [...found.map((one) => one.id), ...places.filter((one) => !known.has(one.id)).map((one) => one.personId)];
}

async function teamsNow(db: Reader, log: RosterLog): Promise<StandingNow['teams']> {
  const ids = log.teams.map((team) => team.id);
  const teams = await rowsFor<Team & { isNamed: number }>(
    db,
    ids,
    (these) =>
      `SELECT t.id AS "id", t.name AS "name", t.team_type AS "teamType", t.closed_on AS "closedOn",
              CASE WHEN EXISTS (SELECT 1 FROM slot_revisions s WHERE s.team_id = t.id)
                   OR EXISTS (SELECT 1 FROM session_dates d WHERE d.team_id = t.id) THEN 1 ELSE 0 END AS "isNamed"
       FROM teams t WHERE t.id IN (${these})`,
  );
  const members = grouped(
    await rowsFor<{ id: string; teamId: string }>(
      db,
      ids,
      (these) => `SELECT id AS "id", team_id AS "teamId" FROM memberships WHERE team_id IN (${these})`,
    ),
    (one) => one.teamId,
  );
  return new Map(
    teams.map((team) => [
      team.id,
      { ...team, isNamed: team.isNamed === 1, memberIds: (members.get(team.id) ?? []).map((one) => one.id) },
    ]),
  );
}
