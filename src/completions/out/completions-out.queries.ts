import { rowsFor } from '../../database/batches';
import { type Reader, rows } from '../../database/query';

/** One completion, with whom and what it is about. */
export interface CompletionOut {
  personId: string;
  name: string;
  email: string;
  slug: string;
  versionId: string;
  enrolledAt: string;
  startedAt: string | null;
  completedOn: string;
  minutes: number;
}

const select = `SELECT c.person_id AS "personId", p.name AS "name", p.email AS "email", e.module_slug AS "slug", c.version_id AS "versionId",
    e.enrolled_at AS "enrolledAt", s.started_at AS "startedAt", c.completed_on AS "completedOn", c.minutes AS "minutes"
  FROM completions c JOIN people p ON p.id = c.person_id JOIN enrolments e ON e.id = c.enrolment_id
  LEFT JOIN module_starts s ON s.enrolment_id = c.enrolment_id
  WHERE c.completed_on >= ? AND c.completed_on <= ?`;

/** Everything that was completed in these days, both included. @param personIds by exactly these; null for everybody. */
export async function completionsOut(
  db: Reader,
  personIds: readonly string[] | null,
  from: string,
  to: string,
): Promise<CompletionOut[]> {
  const found = personIds
    ? await rowsFor<CompletionOut>(db, personIds, (these) => `${select} AND c.person_id IN (${these})`, [from, to])
    : await rows<CompletionOut>(db, select, [from, to]);
  const order = ({ name, personId, completedOn, slug }: CompletionOut) =>
    [name, personId, completedOn, slug].join('\n');
  return found.sort((a, b) => order(a).localeCompare(order(b)));
}
