import { places, type Reader, rows } from '../database/query';
import type { WorkRevision } from '../people/people.types';
import { byPerson } from '../people/work-pattern.rules';
import type { Word } from './asked.types';
import type { PauseRevision } from './pause.rules';

/** Every revision of these people's pauses. */
export function pauseRevisions(db: Reader, personIds: readonly string[]): Promise<PauseRevision[]> {
  return rows(
    db,
    `SELECT id AS "id", person_id AS "personId", pause_no AS "pauseNo", revision AS "revision", from_on AS "fromOn", to_on AS "toOn", withdrawn AS "withdrawn"
     FROM pauses WHERE person_id IN (${places(personIds)})`,
    personIds,
  );
}

interface WorkOrLeave {
  kind: 'work' | 'leave';
  id: string;
  personId: string;
  fromOn: string;
  toOn: string | null;
  minutesOrPauseNo: number;
  revision: number;
  withdrawn: number;
  workingDays: string;
  engagement: WorkRevision['engagement'];
}

/** How these people work and when they are away, revision by revision: one query for what moves their dates. Whoever has no pattern works full time. */
export async function workAndLeaveOf(
  db: Reader,
  personIds: readonly string[],
): Promise<{ patterns: Map<string, WorkRevision[]>; revisions: PauseRevision[] }> {
  const whose = places(personIds);
  const found = await rows<WorkOrLeave>(
    db,
    `SELECT 'work' AS "kind", id AS "id", person_id AS "personId", from_on AS "fromOn", NULL AS "toOn", minutes_per_week AS "minutesOrPauseNo",
            0 AS "revision", 0 AS "withdrawn", working_days AS "workingDays", engagement AS "engagement", recorded_at AS "recordedAt"
     FROM work_patterns WHERE person_id IN (${whose})
     UNION ALL SELECT 'leave', id, person_id, from_on, to_on, pause_no, revision, withdrawn, '', '', recorded_at
     FROM pauses WHERE person_id IN (${whose}) ORDER BY 4, 11, 2`,
    [...personIds, ...personIds],
  );
  const work = found.filter((one) => one.kind === 'work');
  const leave = found.filter((one) => one.kind === 'leave');
  return {
    patterns: byPerson(work.map(({ minutesOrPauseNo, ...one }) => ({ ...one, minutesPerWeek: minutesOrPauseNo }))),
    revisions: leave.map(({ minutesOrPauseNo, ...one }) => ({ ...one, pauseNo: minutesOrPauseNo })),
  };
}

/** What was said of these people's enrolments, in the order of their chains: assigned, waived, assigned again. */
export function wordsOf(db: Reader, personIds: readonly string[]): Promise<(Word & { enrolmentId: string })[]> {
  const whose = places(personIds);
  return rows(
    db,
    `SELECT w.enrolment_id AS "enrolmentId", w.kind AS "kind", p.name AS "by", w.at AS "at", w.due_on AS "dueOn", COALESCE(n.text, '') AS "reason"
     FROM (SELECT id, enrolment_id, person_id, chain_no, 'assigned' AS kind, assigned_by_id AS by_id, assigned_at AS at, due_on FROM assignments WHERE person_id IN (${whose})
           UNION ALL
           SELECT id, enrolment_id, person_id, chain_no, 'waived', waived_by_id, waived_at, NULL FROM waivers WHERE person_id IN (${whose})) w
     LEFT JOIN people p ON p.id = w.by_id LEFT JOIN fact_notes n ON n.fact_id = w.id
     ORDER BY w.person_id, w.chain_no`,
    [...personIds, ...personIds],
  );
}
