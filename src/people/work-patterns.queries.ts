import { rowsFor } from '../database/batches';
import type { Reader } from '../database/query';
import type { WorkPattern } from './work-pattern.entity';

/** Everything that was recorded of how these people work, in the order of recording. */
export function recordedPatterns(db: Reader, personIds: readonly string[]): Promise<WorkPattern[]> {
  return rowsFor(
    db,
    personIds,
    (these) =>
      `SELECT id AS "id", person_id AS "personId", from_on AS "fromOn", minutes_per_week AS "minutesPerWeek", working_days AS "workingDays",
              engagement AS "engagement", withdrawn AS "withdrawn", recorded_at AS "recordedAt", recorded_by_id AS "recordedById"
       FROM work_patterns WHERE person_id IN (${these}) ORDER BY recorded_at, id`,
  );
}
