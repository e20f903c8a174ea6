import { places, type Reader, rows } from '../database/query';
import type { WorkRevision } from './people.types';

/** How do these people work, revision by revision? Of several from one day, the last recorded. Whoever has none works full time. */
export async function workPatternsOf(db: Reader, personIds: readonly string[]): Promise<Map<string, WorkRevision[]>> {
  const found = new Map<string, WorkRevision[]>();
  if (personIds.length === 0) return found;
  const all = await rows<WorkRevision & { personId: string }>(
    db,
    `SELECT person_id AS "personId", from_on AS "fromOn", minutes_per_week AS "minutesPerWeek", working_days AS "workingDays", engagement AS "engagement"
     FROM work_patterns WHERE person_id IN (${places(personIds)}) ORDER BY from_on, recorded_at, id`,
    personIds,
  );
  for (const { personId, ...revision } of all) {
    const before = found.get(personId) ?? [];
    found.set(personId, [...before.filter((one) => one.fromOn !== revision.fromOn), revision]);
  }
  return found;
}
