import { type Reader, rows } from '../database/query';

/** One claim with what became of it. Words and reason are empty where they were taken back. */
export interface Claim {
  id: string;
  personId: string;
  name: string;
  slug: string;
  claimedAt: string;
  words: string;
  outcome: 'accepted' | 'declined' | 'withdrawn' | null;
  reason: string;
  decidedAt: string | null;
  by: string | null;
}

const claims = `SELECT c.id AS "id", c.person_id AS "personId", p.name AS "name", c.module_slug AS "slug", c.claimed_at AS "claimedAt", COALESCE(n.text, '') AS "words",
    d.outcome AS "outcome", COALESCE(r.text, '') AS "reason", d.decided_at AS "decidedAt", b.name AS "by"
  FROM prior_learning_claims c JOIN people p ON p.id = c.person_id LEFT JOIN fact_notes n ON n.fact_id = c.id
  LEFT JOIN prior_learning_decisions d ON d.claim_id = c.id LEFT JOIN fact_notes r ON r.fact_id = d.id LEFT JOIN people b ON b.id = d.decided_by_id`;

/** What somebody last claimed of a module. */
export const lastClaimOf = async (db: Reader, personId: string, slug: string): Promise<Claim | undefined> =>
  (
    await rows<Claim>(db, `${claims} WHERE c.person_id = ? AND c.module_slug = ? ORDER BY c.chain_no DESC LIMIT 1`, [
      personId,
      slug,
    ])
  )[0];

export const claimBy = async (db: Reader, id: string): Promise<Claim | undefined> =>
  (await rows<Claim>(db, `${claims} WHERE c.id = ?`, [id]))[0];

/** Claims that nobody decided, of people who are here and have not finished the module since; the oldest first. */
export const waitingClaims = (db: Reader): Promise<Claim[]> =>
  rows(
    db,
    `${claims} WHERE d.id IS NULL AND p.deactivated_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM completions f JOIN enrolments e ON e.id = f.enrolment_id
       WHERE f.person_id = c.person_id AND e.module_slug = c.module_slug AND f.completed_at >= c.claimed_at)
     ORDER BY c.claimed_at, c.id`,
  );
