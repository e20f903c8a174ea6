import { places, type Reader, rows } from '../database/query';
import { grouped } from '../shared/grouped.rules';
import { doneOf, scenariosIn, toldOf } from './done.queries';
import type { Granted, Progress } from './progress.types';

interface Head {
  enrolmentId: string;
  personId: string;
  slug: string;
  period: number;
  pathId: string | null;
  enrolledAt: string;
  workedFrom: string | null;
  isWithdrawn: number;
  versionId: string | null;
  startedAt: string | null;
  completedOn: string | null;
  completedVersionId: string;
  completedNo: number;
  minutes: number;
  isAccepted: number;
  spacedId: string | null;
  spacedAt: string;
  isSpacedOpen: number;
}

/** How far are these people, in every module that stands for them? Two queries, however many people. */
export async function progressOf(db: Reader, personIds: readonly string[]): Promise<Progress<Granted>[]> {
  if (personIds.length === 0) return [];
  const heads = await rows<Head>(
    db,
    `SELECT e.id AS "enrolmentId", e.person_id AS "personId", e.module_slug AS "slug", e.period AS "period", e.path_id AS "pathId", e.enrolled_at AS "enrolledAt",
            p.started_on AS "workedFrom", CASE WHEN w.id IS NULL THEN 0 ELSE 1 END AS "isWithdrawn", s.version_id AS "versionId", s.started_at AS "startedAt",
            c.completed_on AS "completedOn", c.version_id AS "completedVersionId", c.chain_no AS "completedNo", c.minutes AS "minutes",
            CASE WHEN d.id IS NULL THEN 0 ELSE 1 END AS "isAccepted",
            f.id AS "spacedId", f.started_at AS "spacedAt", CASE WHEN t.id IS NULL THEN 1 ELSE 0 END AS "isSpacedOpen"
     FROM enrolments e JOIN people p ON p.id = e.person_id LEFT JOIN enrolment_withdrawals w ON w.enrolment_id = e.id
     LEFT JOIN module_starts s ON s.enrolment_id = e.id LEFT JOIN completions c ON c.enrolment_id = e.id
     LEFT JOIN prior_learning_decisions d ON d.enrolment_id = e.id
     LEFT JOIN attempts f ON f.id = (
       SELECT MAX(a.id) FROM attempts a JOIN attempt_picks k ON k.attempt_id = a.id WHERE a.enrolment_id = e.id AND k.kind = 'spaced')
     LEFT JOIN submissions t ON t.attempt_id = f.id
     WHERE e.person_id IN (${places(personIds)}) ORDER BY e.person_id, e.chain_no`,
    personIds,
  );
  const told = await toldOf(db, personIds);
  const granted = ({ enrolmentId, completedOn, completedVersionId, completedNo, minutes, isAccepted }: Head) =>
    completedOn === null
      ? null
      : {
          enrolmentId,
          completedOn,
          versionId: completedVersionId,
          minutes,
          isAccepted: isAccepted === 1,
          then: { done: doneOf(told.get(enrolmentId), completedNo) },
        };
  const periods = grouped(heads, (one) => `${one.personId} ${one.slug}`);
  return [...periods.values()].flatMap((all): Progress<Granted>[] => {
    const standing = standingOf(all);
    if (!standing) return [];
    const { enrolmentId, personId, slug, period, pathId, enrolledAt, workedFrom, versionId, startedAt } = standing;
    const before = all.filter((one) => one.period < period).reverse();
    return [
      {
        ...{ enrolmentId, personId, slug, period, pathId, enrolledAt, workedFrom, versionId, startedAt },
        isLast: standing === all.at(-1),
        done: doneOf(told.get(enrolmentId)),
        lastSpaced: lastSpacedOf(standing),
        completion: granted(standing),
        earlier: before.flatMap((one) => granted(one) ?? []),
        scenariosBefore: scenariosIn(before.flatMap((one) => told.get(one.enrolmentId) ?? [])),
      },
    ];
  });
}

const lastSpacedOf = ({ spacedId, spacedAt, isSpacedOpen }: Head): Progress['lastSpaced'] =>
  spacedId === null ? null : { id: spacedId, startedAt: spacedAt, open: Number(isSpacedOpen) === 1 };

/** The last period; where that was withdrawn, what was completed before still stands. */
function standingOf(periods: readonly Head[]): Head | undefined {
  const last = periods.at(-1);
  return last?.isWithdrawn ? periods.findLast((one) => one.completedOn !== null) : last;
}
