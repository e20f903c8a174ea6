import { places, type Reader, rows } from '../database/query';
import type { WorkRevision } from '../people/people.types';
import type { WorkPattern } from '../people/work-pattern.entity';
import { standingPatterns } from '../people/work-pattern.rules';
import { grouped } from '../shared/grouped.rules';
import type { Rhythm, Word } from './asked.types';
import { type PauseRevision, standingPauses } from './pause.rules';

/** Every revision of these people's pauses. */
export function pauseRevisions(db: Reader, personIds: readonly string[]): Promise<PauseRevision[]> {
  return rows(
    db,
    `SELECT id AS "id", person_id AS "personId", pause_no AS "pauseNo", revision AS "revision", from_on AS "fromOn", to_on AS "toOn", withdrawn AS "withdrawn"
     FROM pauses WHERE person_id IN (${places(personIds)})`,
    personIds,
  );
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

type RhythmRow =
  | ({ kind: 'pattern' } & WorkRevision & Pick<WorkPattern, 'id' | 'personId' | 'recordedAt' | 'withdrawn'>)
  | ({ kind: 'pause' } & Pick<
      PauseRevision,
      'id' | 'personId' | 'pauseNo' | 'revision' | 'fromOn' | 'toOn' | 'withdrawn'
    >);

/** How do these people work and when are they away? One query. Whoever has none works full time. */
export async function rhythmsOf(db: Reader, personIds: readonly string[]): Promise<Map<string, Rhythm>> {
  const found = new Map(personIds.map((id): [string, Rhythm] => [id, { patterns: [], pauses: [] }]));
  if (personIds.length === 0) return found;
  const whose = places(personIds);
  const all = await rows<RhythmRow>(
    db,
    `SELECT 'pattern' AS "kind", id AS "id", person_id AS "personId", from_on AS "fromOn", NULL AS "toOn", recorded_at AS "recordedAt",
            minutes_per_week AS "minutesPerWeek", working_days AS "workingDays", engagement AS "engagement", 0 AS "pauseNo", 0 AS "revision", withdrawn AS "withdrawn"
     FROM work_patterns WHERE person_id IN (${whose})
     UNION ALL
     SELECT 'pause', id, person_id, from_on, to_on, recorded_at, 0, '', '', pause_no, revision, withdrawn FROM pauses WHERE person_id IN (${whose})
     ORDER BY "fromOn", "recordedAt", "id"`,
    [...personIds, ...personIds],
  );
  const patterns = grouped(
    all.filter((one) => one.kind === 'pattern'),
    (one) => one.personId,
  );
  for (const [personId, recorded] of patterns) found.get(personId)!.patterns = standingPatterns(recorded);
  for (const pause of standingPauses(all.filter((one) => one.kind === 'pause')))
    found.get(pause.personId)!.pauses.push(pause);
  return found;
}
