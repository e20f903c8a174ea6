import { type Reader, rows } from '../database/query';

export interface Keeper {
  id: string;
  language: string;
  /** 1: may fill local facts in; 0: a trainer, who can only say so. */
  isAdministrator: number;
}

/** Who looks after local facts, and can sign in: administrators and trainers, each once. */
export function keepersOfFacts(db: Reader): Promise<Keeper[]> {
  return rows(
    db,
    `SELECT p.id AS "id", p.language AS "language", MAX(CASE WHEN g.role = 'administrator' THEN 1 ELSE 0 END) AS "isAdministrator"
     FROM people p JOIN role_grants g ON g.person_id = p.id AND g.revoked_at IS NULL AND g.role IN ('administrator', 'trainer')
     WHERE p.deactivated_at IS NULL AND EXISTS (SELECT 1 FROM credentials c WHERE c.person_id = p.id)
     GROUP BY p.id, p.language ORDER BY p.id`,
  );
}
