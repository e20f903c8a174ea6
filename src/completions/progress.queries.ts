import { places, type Reader, rows } from '../database/query';
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

interface Done {
  enrolmentId: string;
  kind: 'lesson' | 'quiz';
  id: string;
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
  const done = await rows<Done>(
    db,
    `SELECT enrolment_id AS "enrolmentId", 'lesson' AS "kind", lesson_id AS "id" FROM lesson_completions WHERE person_id IN (${whose})
     UNION ALL
     SELECT a.enrolment_id, 'quiz', a.quiz_id FROM submissions s JOIN attempts a ON a.id = s.attempt_id WHERE s.passed = 1 AND a.person_id IN (${whose})`,
    [...personIds, ...personIds],
  );
  const lessonsOf = grouped(done.filter((one) => one.kind === 'lesson'));
  const quizzesOf = grouped(done.filter((one) => one.kind === 'quiz'));
  return heads.map(({ completedOn, completedVersionId, minutes, ...head }) => ({
    ...head,
    lessonsDone: lessonsOf.get(head.enrolmentId) ?? new Set(),
    quizzesPassed: quizzesOf.get(head.enrolmentId) ?? new Set(),
    completion: completedOn === null ? null : { completedOn, versionId: completedVersionId, minutes },
  }));
}

function grouped(found: readonly Done[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { enrolmentId, id } of found) groups.set(enrolmentId, (groups.get(enrolmentId) ?? new Set()).add(id));
  return groups;
}
