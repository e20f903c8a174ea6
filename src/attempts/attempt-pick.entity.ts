import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Long, Text } from '../database/columns';

/** The whole quiz, only what was missed, or a few questions weeks after the module was finished. */
export type PickKind = 'whole' | 'recheck' | 'spaced';

/** Which questions an attempt asks, in order: decided when it began. `questionIds` is a JSON list. */
@Entity('attempt_picks')
@Unique('uq_attempt_picks_attempt_id', ['attemptId'])
@Unique('uq_attempt_picks_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_attempt_picks_kind', `kind IN ('whole', 'recheck', 'spaced')`)
export class AttemptPick extends Chained {
  @ForeignKey('Attempt', { name: 'fk_attempt_picks_attempt_id' }) @Id('attempt_id') attemptId: string;
  @Text('kind', 8) kind: PickKind;
  @Long('question_ids') questionIds: string;
}
