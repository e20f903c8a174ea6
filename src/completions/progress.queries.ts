import { places, type Reader, rows } from '../database/query';
import { doneOf } from './done.queries';
import type { Progress } from './progress.types';

interface Head {
  enrolmentId: string;
  personId: string;
  slug: string;
  pathId: string | null;
  enrolledAt: string;
  workedFrom: string | null;
  versionId: string | null;
  startedAt: string | null;
  completedOn: string | null;
  completedVersionId: string;
  minutes: number;
}

/** How far are these people, in every module that stands for them? Two queries, however many people. */
export async function progressOf(db: Reader, personIds: readonly string[]): Promise<Progress[]> {
  if (personIds.length === 0) return [];
  const whose = places(personIds);
  const heads = await rows<Head>(
    db,
    `SELECT e.id AS "enrolmentId", e.person_id AS "personId", e.module_slug AS "slug", e.path_id AS "pathId", e.enrolled_at AS "enrolledAt", p.started_on AS "workedFrom",
            s.version_id AS "versionId", s.started_at AS "startedAt",
            c.completed_on AS "completedOn", c.version_id AS "completedVersionId", c.minutes AS "minutes"
     FROM enrolments e JOIN people p ON p.id = e.person_id LEFT JOIN module_starts s ON s.enrolment_id = e.id LEFT JOIN completions c ON c.enrolment_id = e.id
     WHERE e.person_id IN (${whose}) AND NOT EXISTS (SELECT 1 FROM enrolment_withdrawals w WHERE w.enrolment_id = e.id)
       AND e.period = (SELECT MAX(period) FROM enrolments n WHERE n.person_id = e.person_id AND n.module_slug = e.module_slug)`,
    personIds,
  );
  const done = await doneOf(db, personIds);
  return heads.map(({ completedOn, completedVersionId, minutes, ...head }) => ({
    ...head,
    done: done.get(head.enrolmentId) ?? new Set(),
    completion: completedOn === null ? null : { completedOn, versionId: completedVersionId, minutes },
  }));
}
