import { type Reader, rows } from '../database/query';
import type { TeamType } from '../people/people.types';

export interface ListedTeam {
  id: string;
  name: string;
  teamType: TeamType;
  closedOn: string | null;
  /** Members of today. */
  members: number;
  /** Whether anything was ever recorded of it. */
  hasHistory: boolean;
}

/** Every team by name, with its members counted. */
export async function listTeams(db: Reader, today: string): Promise<ListedTeam[]> {
  const found = await rows<Omit<ListedTeam, 'members' | 'hasHistory'> & { members: number | string; history: number }>(
    db,
    `SELECT t.id AS "id", t.name AS "name", t.team_type AS "teamType", t.closed_on AS "closedOn",
       (SELECT COUNT(DISTINCT m.person_id) FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.team_id = t.id AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?) AND p.deactivated_at IS NULL) AS "members",
       CASE WHEN EXISTS (SELECT 1 FROM memberships h WHERE h.team_id = t.id)
         OR EXISTS (SELECT 1 FROM slot_revisions r WHERE r.team_id = t.id) THEN 1 ELSE 0 END AS "history"
     FROM teams t ORDER BY LOWER(t.name), t.id`,
    [today, today],
  );
  return found.map(({ members, history, ...team }) => ({
    ...team,
    members: Number(members),
    hasHistory: history === 1,
  }));
}
