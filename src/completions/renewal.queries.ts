import { type Reader, rows } from '../database/query';

export interface LastCompletion {
  personId: string;
  versionId: string;
  completedOn: string;
}

/** What people who are here completed last of each module, where no later period was planned. */
export const lastCompletions = (db: Reader): Promise<LastCompletion[]> =>
  rows(
    db,
    `SELECT c.person_id AS "personId", c.version_id AS "versionId", c.completed_on AS "completedOn"
     FROM completions c JOIN enrolments e ON e.id = c.enrolment_id JOIN people p ON p.id = c.person_id
     WHERE p.deactivated_at IS NULL
       AND e.period = (SELECT MAX(period) FROM enrolments n WHERE n.person_id = e.person_id AND n.module_slug = e.module_slug) ORDER BY p.id`,
  );
