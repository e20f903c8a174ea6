import { rows } from '../../src/database/query';
import { RosterUndoService } from '../../src/rosters/roster-undo.service';
import { RostersService } from '../../src/rosters/rosters.service';
import type { TestApp } from './app';

/** A roster with a heading line and these lines, as a spreadsheet saves it. */
export const csv = (heading: string, ...lines: string[]): Buffer =>
  Buffer.from(`${[heading, ...lines].join('\r\n')}\r\n`);

export async function importRoster(at: TestApp, bytes: Uint8Array, by: string | null = null): Promise<string | null> {
  return at.db.transaction(
    async (manager) => (await at.app.get(RostersService).import(manager, by, bytes, null)).importId,
  );
}

export async function undoImport(at: TestApp, importId: string, by: string): Promise<boolean> {
  return at.db.transaction((manager) => at.app.get(RosterUndoService).undo(manager, by, importId));
}

/** Everything that anybody can see of the accounts: who is here, and of each of them details, roles, places, working pattern and modules. */
export async function visibleState(at: TestApp): Promise<Record<string, unknown[]>> {
  const all = (text: string) => rows<object>(at.db, text);
  const here = 'p.deactivated_at IS NULL';
  return {
    people: await all(`SELECT id, name, email, language, started_on FROM people p WHERE ${here} ORDER BY id`),
    closed: await all(
      `SELECT id, name, deactivated_at FROM people p WHERE NOT (${here}) AND EXISTS (SELECT 1 FROM credentials c WHERE c.person_id = p.id) ORDER BY id`,
    ),
    teams: await all('SELECT id, name, team_type, closed_on FROM teams ORDER BY id'),
    roles: await all('SELECT person_id, role FROM role_grants WHERE revoked_at IS NULL ORDER BY person_id, role'),
    memberships: await all(
      'SELECT person_id, team_id, from_on, to_on FROM memberships WHERE to_on IS NULL OR to_on > from_on ORDER BY 1, 2, 3',
    ),
    supervisions: await all(
      'SELECT person_id, supervisor_id, from_on, to_on FROM supervisions WHERE to_on IS NULL OR to_on > from_on ORDER BY 1, 2, 3',
    ),
    patterns: await all(
      `SELECT w.person_id, w.from_on, w.minutes_per_week, w.working_days, w.engagement FROM work_patterns w WHERE w.withdrawn = 0
         AND NOT EXISTS (SELECT 1 FROM work_patterns n WHERE n.person_id = w.person_id AND n.from_on = w.from_on
           AND (n.recorded_at > w.recorded_at OR (n.recorded_at = w.recorded_at AND n.id > w.id))) ORDER BY 1, 2`,
    ),
    enrolments: await all(
      `SELECT e.person_id, e.module_slug, e.origin, e.path_id FROM enrolments e
       WHERE NOT EXISTS (SELECT 1 FROM enrolment_withdrawals w WHERE w.enrolment_id = e.id)
         AND e.period = (SELECT MAX(period) FROM enrolments n WHERE n.person_id = e.person_id AND n.module_slug = e.module_slug) ORDER BY 1, 2`,
    ),
  };
}
