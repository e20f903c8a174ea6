import { type Reader, rows } from '../database/query';

/** How many people have started each module, and how many finished it? Counts only: a trainer sees nobody's answers. */
export async function startedAndFinished(db: Reader): Promise<Map<string, { started: number; finished: number }>> {
  const found = await rows<{ slug: string; started: number | string; finished: number | string }>(
    db,
    `SELECT e.module_slug AS "slug", COUNT(DISTINCT s.person_id) AS "started", COUNT(DISTINCT c.person_id) AS "finished"
     FROM enrolments e JOIN module_starts s ON s.enrolment_id = e.id LEFT JOIN completions c ON c.enrolment_id = e.id GROUP BY e.module_slug`,
  );
  return new Map(found.map((row) => [row.slug, { started: Number(row.started), finished: Number(row.finished) }]));
}
