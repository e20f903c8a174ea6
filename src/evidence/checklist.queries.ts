import { type Reader, rows } from '../database/query';
import type { Signature } from './checklist.types';

/** What was signed of this person's start checklist, in the order of their chain. */
export function signaturesOf(db: Reader, personId: string): Promise<Signature[]> {
  return rows(
    db,
    `SELECT s.item_id AS "itemId", s.signed_as AS "signedAs", p.name AS "by", s.signed_on AS "on"
     FROM checklist_signatures s JOIN people p ON p.id = s.signed_by_id WHERE s.person_id = ? ORDER BY s.chain_no`,
    [personId],
  );
}
