import { type Reader, rows } from '../database/query';

/** As what somebody was here on the day of a look. */
type LookedAs = 'supervisor' | 'cover' | 'administrator' | 'trainer' | 'colleague';
export interface Look {
  viewer: string;
  on: string;
  as: LookedAs;
}

/** Who looked at somebody's pages, the latest first. As what is read from the roles and days that stood then. */
export function looksAt(db: Reader, personId: string): Promise<Look[]> {
  const held = (role: string) =>
    `EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = l.viewer_id AND g.role = '${role}'
       AND substr(g.granted_at, 1, 10) <= l.looked_on AND (g.revoked_at IS NULL OR substr(g.revoked_at, 1, 10) >= l.looked_on))`;
  const days = 's.from_on <= l.looked_on AND (s.to_on IS NULL OR s.to_on > l.looked_on)';
  return rows(
    db,
    `SELECT p.name AS "viewer", l.looked_on AS "on",
       CASE WHEN EXISTS (SELECT 1 FROM supervisions s WHERE s.supervisor_id = l.viewer_id AND s.person_id = l.person_id AND ${days}) THEN 'supervisor'
            WHEN EXISTS (SELECT 1 FROM covers c JOIN supervisions s ON s.supervisor_id = c.supervisor_id
              WHERE c.coverer_id = l.viewer_id AND s.person_id = l.person_id AND ${days} AND c.from_on <= l.looked_on AND c.to_on >= l.looked_on AND c.to_on > c.from_on) THEN 'cover'
            WHEN ${held('administrator')} THEN 'administrator' WHEN ${held('trainer')} THEN 'trainer' ELSE 'colleague' END AS "as"
     FROM looks l JOIN people p ON p.id = l.viewer_id WHERE l.person_id = ? ORDER BY l.looked_on DESC, p.name, p.id`,
    [personId],
  );
}
