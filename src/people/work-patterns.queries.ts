import { rowsFor } from '../database/batches';
import type { Reader } from '../database/query';
import { grouped } from '../shared/grouped.rules';
import type { WorkRevision } from './people.types';
import type { WorkPattern } from './work-pattern.entity';
import { standingPatterns } from './work-pattern.rules';

/** How do these people work, revision by revision, the earliest first? Whoever has none works full time. */
export async function workPatternsOf(db: Reader, personIds: readonly string[]): Promise<Map<string, WorkRevision[]>> {
  const byPerson = grouped(await recordedPatterns(db, personIds), (one) => one.personId);
  return new Map([...byPerson].map(([personId, recorded]) => [personId, standingPatterns(recorded)]));
}

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
