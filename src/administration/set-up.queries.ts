import { type Reader, rows } from '../database/query';

/** How many people supervise somebody today, and how many are supervised? */
export async function supervisedOn(db: Reader, day: string): Promise<{ supervisors: number; people: number }> {
  const [row] = await rows<{ supervisors: number | string; people: number | string }>(
    db,
    `SELECT COUNT(DISTINCT s.supervisor_id) AS "supervisors", COUNT(DISTINCT s.person_id) AS "people"
     FROM supervisions s JOIN people a ON a.id = s.supervisor_id JOIN people b ON b.id = s.person_id
     WHERE s.from_on <= ? AND (s.to_on IS NULL OR s.to_on > ?) AND a.deactivated_at IS NULL AND b.deactivated_at IS NULL`,
    [day, day],
  );
  return { supervisors: Number(row?.supervisors ?? 0), people: Number(row?.people ?? 0) };
}
