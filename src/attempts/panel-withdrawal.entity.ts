import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Key } from '../database/columns';

/** An answer was taken back, or another took its place: the words are gone, and it counts no more. */
@Entity('panel_withdrawals')
@Unique('uq_panel_withdrawals_answer_id', ['answerId'])
export class PanelWithdrawal {
  @Key() id: string;
  @ForeignKey('PanelAnswer', { name: 'fk_panel_withdrawals_answer_id' }) @Id('answer_id') answerId: string;
  @Instant('withdrawn_at') withdrawnAt: string;
}
