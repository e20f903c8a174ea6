import { type Reader, rows } from '../../database/query';
import type { HowCompleted } from './certificate.types';

/** How a completion came about, as its certificate says: accepted by a trainer, with live sessions attended (the last row about each counts), else by oneself. */
export async function howCompleted(db: Reader, completionId: string): Promise<HowCompleted> {
  const [found] = await rows<{ how: HowCompleted }>(
    db,
    `SELECT CASE WHEN EXISTS (SELECT 1 FROM prior_learning_decisions d WHERE d.enrolment_id = c.enrolment_id) THEN 'prior-learning'
                 WHEN EXISTS (SELECT 1 FROM session_attendances a WHERE a.enrolment_id = c.enrolment_id AND a.attended = 1 AND NOT EXISTS
                   (SELECT 1 FROM session_attendances l WHERE l.enrolment_id = a.enrolment_id AND l.session_id = a.session_id AND l.chain_no > a.chain_no)) THEN 'live'
                 ELSE 'self-paced' END AS "how" FROM completions c WHERE c.id = ?`,
    [completionId],
  );
  return found?.how ?? 'self-paced';
}
