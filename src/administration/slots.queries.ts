import { type Reader, rows } from '../database/query';

interface SlotHistoryRow {
  id: string;
  teamId: string | null;
  team: string | null;
  value: string;
  checkedOn: string;
  expiresOn: string | null;
  recordedAt: string;
  by: string | null;
}

/** Everything that ever stood in a slot, the newest first. */
export function slotHistory(db: Reader, key: string): Promise<SlotHistoryRow[]> {
  return rows(
    db,
    `SELECT r.id AS "id", r.team_id AS "teamId", t.name AS "team", r.value AS "value", r.checked_on AS "checkedOn", r.expires_on AS "expiresOn",
            r.recorded_at AS "recordedAt", p.name AS "by"
     FROM slot_revisions r LEFT JOIN teams t ON t.id = r.team_id LEFT JOIN people p ON p.id = r.recorded_by_id
     WHERE r.slot_key = ? ORDER BY r.recorded_at DESC, r.id DESC`,
    [key],
  );
}
