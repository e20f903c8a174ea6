import { rowsFor } from '../database/batches';
import { type Reader, rows } from '../database/query';
import { type OverseerRow, overseersIn } from '../people/overseers.rules';
import { supervisorRows } from '../people/people.queries';
import type { Overseer } from '../people/people.types';
import type { Tie } from './conversation.types';

/** An action that was agreed, signed by both, and not ticked off. */
interface OpenAction {
  tie: Tie;
  subject: string | null;
  agreedOn: string;
}
type Row = OverseerRow & OpenAction & { kind: 'supervisor' | 'action' };

/** SQL: whether an action `e` stands, is not ticked off, and both have signed its conversation as it stands. */
const isOpen = `NOT EXISTS (SELECT 1 FROM conversation_entries l WHERE l.conversation_id = e.conversation_id AND l.entry_no = e.entry_no AND l.revision > e.revision)
       AND NOT EXISTS (SELECT 1 FROM conversation_entries k WHERE k.conversation_id = e.conversation_id AND k.kind = 'tick' AND k.about_no = e.entry_no)
       AND EXISTS (SELECT 1 FROM conversation_texts x WHERE x.fact_id = e.id AND x.text IS NOT NULL)
       AND (SELECT COUNT(DISTINCT g.signed_by_id) FROM conversation_signatures g WHERE g.conversation_id = e.conversation_id AND g.chain_no >
         (SELECT MAX(c.chain_no) FROM conversation_entries c WHERE c.conversation_id = e.conversation_id AND c.kind NOT IN ('tick', 'addition'))) = 2`;

/** Who supervises somebody on a day, and what the two agreed: one query, for the page that everybody opens first. */
export async function aroundOf(
  db: Reader,
  personId: string,
  day: string,
): Promise<{ supervisors: Overseer[]; actions: OpenAction[] }> {
  const supervisors = supervisorRows(personId, day);
  const found = await rows<Row>(
    db,
    `SELECT 'supervisor' AS "kind", s."id" AS "id", s."name" AS "name", s."coversFor" AS "coversFor", s."until" AS "until", s."place" AS "place",
            NULL AS "tie", NULL AS "subject", NULL AS "agreedOn" FROM (${supervisors.sql}) s
     UNION ALL SELECT 'action', e.id, '', NULL, NULL, 9, e.source, e.subject, e.written_on FROM conversation_entries e
     WHERE e.person_id = ? AND e.kind = 'action' AND e.withdrawn = 0
       AND ${isOpen}
     ORDER BY "place", "name", "until" DESC`,
    [...supervisors.values, personId],
  );
  return {
    supervisors: overseersIn(found.filter(({ kind }) => kind === 'supervisor')),
    actions: found.filter(({ kind }) => kind === 'action'),
  };
}

/** What a supervisor and these people agreed and have not ticked off, the earliest day first; one that hangs on a skill is left out. */
export const openActionsWith = (
  db: Reader,
  supervisorId: string,
  personIds: readonly string[],
): Promise<(OpenAction & { personId: string; by: string })[]> =>
  rowsFor(
    db,
    personIds,
    (these) =>
      `SELECT e.person_id AS "personId", e.source AS "tie", e.subject AS "subject", e.written_on AS "agreedOn", e.on_day AS "by"
       FROM conversation_entries e JOIN conversations o ON o.id = e.conversation_id
       WHERE o.supervisor_id = ? AND e.kind = 'action' AND e.withdrawn = 0 AND e.source <> 'competency' AND e.person_id IN (${these})
       AND ${isOpen} ORDER BY e.on_day, e.id`,
    [supervisorId],
  );
