import { chunks } from '../../database/batches';
import { places, type Reader, rows } from '../../database/query';
import type { Fact, Judged } from './sign-off.types';

/** One fact, with who did it and what they said in words. */
export interface StoredFact extends Fact {
  /** The instant it was written down. */
  at: string;
  personId: string;
  by: string;
  observer: string | null;
  /** What was added in words: why it was put right, how it is seen differently, a comment. */
  note: string;
  wentWell: string;
  nextStep: string;
}

/** What somebody said to what was written down about them; without a fact, that they have read everything so far. */
export interface StoredReply {
  id: string;
  personId: string;
  factId: string | null;
  on: string;
  at: string;
  chainNo: number;
  text: string;
}
interface Told {
  facts: StoredFact[];
  replies: StoredReply[];
}
type Row = Omit<StoredFact, 'criteria' | 'kind'> & { kind: StoredFact['kind'] | 'reply'; criteria: string | null };

/** Every fact of the sign-offs of these people, and what they said to it, each person's in the order of their chain. */
export async function toldOf(db: Reader, personIds: readonly string[]): Promise<Told> {
  const found: Row[] = [];
  for (const some of chunks(personIds))
    found.push(
      ...(await rows<Row>(
        db,
        `SELECT f.id AS "id", f.person_id AS "personId", f.sign_off_id AS "signOffId", f.step_no AS "stepNo", f.kind AS "kind", f.competency AS "competency",
                f.by_id AS "byId", f.observer_id AS "observerId", f.moment AS "moment", f.level AS "level", f.seen_on AS "seenOn", f.context AS "context",
                f.criteria AS "criteria", f.happened_on AS "on", f.happened_at AS "at", f.chain_no AS "chainNo", b.name AS "by", o.name AS "observer",
                COALESCE(n.text, '') AS "note", COALESCE(w.went_well, '') AS "wentWell", COALESCE(w.next_step, '') AS "nextStep"
         FROM sign_off_facts f JOIN people b ON b.id = f.by_id LEFT JOIN people o ON o.id = f.observer_id
         LEFT JOIN fact_notes n ON n.fact_id = f.id LEFT JOIN sign_off_words w ON w.fact_id = f.id WHERE f.person_id IN (${places(some)})
         UNION ALL
         SELECT r.id, r.person_id, r.fact_id, 0, 'reply', '', r.person_id, NULL, NULL, NULL, NULL, NULL, NULL, r.said_on, r.said_at, r.chain_no, '', NULL, COALESCE(n.text, ''), '', ''
         FROM rating_replies r LEFT JOIN fact_notes n ON n.fact_id = r.id WHERE r.person_id IN (${places(some)})
         ORDER BY "personId", "chainNo"`,
        [...some, ...some],
      )),
    );
  return {
    facts: found.flatMap(({ kind, criteria, ...fact }) =>
      kind === 'reply'
        ? []
        : [{ ...fact, kind, criteria: criteria === null ? [] : (JSON.parse(criteria) as Judged[]) }],
    ),
    replies: found.flatMap(({ kind, id, personId, signOffId, on, at, chainNo, note: text }) =>
      kind === 'reply' ? [{ id, personId, factId: signOffId, on, at, chainNo, text }] : [],
    ),
  };
}

/** People of whom somebody was ever asked to watch something, or wrote something down. */
export async function watchedBy(db: Reader, observerId: string): Promise<{ id: string; name: string }[]> {
  return rows(
    db,
    `SELECT DISTINCT p.id AS "id", p.name AS "name" FROM sign_off_facts f JOIN people p ON p.id = f.person_id
     WHERE p.deactivated_at IS NULL AND (f.observer_id = ? OR (f.by_id = ? AND f.kind = 'rated')) ORDER BY p.name, p.id`,
    [observerId, observerId],
  );
}
