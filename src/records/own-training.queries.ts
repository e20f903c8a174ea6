import { type Reader, rows } from '../database/query';

export interface OwnEnrolment {
  enrolmentId: string;
  slug: string;
  period: number;
  origin: string;
  pathId: string | null;
  dueOn: string | null;
  enrolledAt: string;
  withdrawnAt: string | null;
  startedAt: string | null;
  startedVersionId: string | null;
  completedAt: string | null;
}

/** Every enrolment there ever was, the withdrawn ones too. */
export const enrolmentsOf = (db: Reader, personId: string) =>
  rows<OwnEnrolment>(
    db,
    `SELECT e.id AS "enrolmentId", e.module_slug AS "slug", e.period AS "period", e.origin AS "origin", e.path_id AS "pathId", e.due_on AS "dueOn", e.enrolled_at AS "enrolledAt",
            w.withdrawn_at AS "withdrawnAt", s.started_at AS "startedAt", s.version_id AS "startedVersionId", c.completed_at AS "completedAt"
     FROM enrolments e LEFT JOIN enrolment_withdrawals w ON w.enrolment_id = e.id LEFT JOIN module_starts s ON s.enrolment_id = e.id
     LEFT JOIN completions c ON c.enrolment_id = e.id WHERE e.person_id = ? ORDER BY e.chain_no`,
    [personId],
  );

export const lessonsOf = (db: Reader, personId: string) =>
  rows<{ versionId: string; lessonId: string; doneAt: string }>(
    db,
    `SELECT version_id AS "versionId", lesson_id AS "lessonId", done_at AS "doneAt" FROM lesson_completions WHERE person_id = ? ORDER BY chain_no`,
    [personId],
  );

export const attemptIdsOf = async (db: Reader, personId: string): Promise<string[]> =>
  (
    await rows<{ id: string }>(db, `SELECT id AS "id" FROM attempts WHERE person_id = ? ORDER BY chain_no`, [personId])
  ).map(({ id }) => id);

export interface OwnStep {
  runId: string;
  versionId: string;
  scenarioId: string;
  number: number;
  startedAt: string;
  stepNo: number | null;
  kind: 'choice' | 'return';
  afterNo: number;
  turnId: string | null;
  choiceNo: number | null;
  takenAt: string;
}

/** Every run with its steps, in order; a run without any has one row without a step. */
export const stepsOf = (db: Reader, personId: string) =>
  rows<OwnStep>(
    db,
    `SELECT r.id AS "runId", r.version_id AS "versionId", r.scenario_id AS "scenarioId", r.number AS "number", r.started_at AS "startedAt",
            s.step_no AS "stepNo", s.kind AS "kind", s.after_no AS "afterNo", s.turn_id AS "turnId", s.choice_no AS "choiceNo", s.taken_at AS "takenAt"
     FROM scenario_runs r LEFT JOIN scenario_steps s ON s.run_id = r.id WHERE r.person_id = ? ORDER BY r.chain_no, s.step_no`,
    [personId],
  );

export const attendancesOf = (db: Reader, personId: string) =>
  rows<{
    slug: string;
    sessionId: string;
    startsAt: string;
    minutes: number;
    place: string;
    attended: number;
    attendedOn: string;
    by: string | null;
    recordedAt: string;
  }>(
    db,
    `SELECT d.module_slug AS "slug", a.session_id AS "sessionId", d.starts_at AS "startsAt", d.minutes AS "minutes", d.place AS "place",
            a.attended AS "attended", a.attended_on AS "attendedOn", p.name AS "by", a.recorded_at AS "recordedAt"
     FROM session_attendances a JOIN session_dates d ON d.id = a.date_id LEFT JOIN people p ON p.id = a.recorded_by_id
     WHERE a.person_id = ? ORDER BY a.chain_no`,
    [personId],
  );

/** How sure of each module somebody felt, in the order of saying so. */
export const confidencesOf = (db: Reader, personId: string) =>
  rows<{ enrolmentId: string; moment: string; value: number; saidOn: string }>(
    db,
    `SELECT enrolment_id AS "enrolmentId", moment AS "moment", value AS "value", said_on AS "saidOn" FROM confidences WHERE person_id = ? ORDER BY chain_no`,
    [personId],
  );
