import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Id, Long } from '../database/columns';

/** Why somebody on a panel chose it. It is emptied only where the answer's own withdrawal is named. */
@Entity('panel_reasons')
@Check(
  'ck_panel_reasons_withdrawn',
  '(text IS NOT NULL AND withdrawn_id IS NULL) OR (text IS NULL AND withdrawn_id IS NOT NULL AND withdrawn_id = answer_id)',
)
export class PanelReason {
  @ForeignKey('PanelAnswer', { name: 'fk_panel_reasons_answer_id' })
  @PrimaryColumn({ name: 'answer_id', type: 'varchar', length: 36 })
  answerId: string;
  @ForeignKey('PanelWithdrawal', 'answerId', { name: 'fk_panel_reasons_withdrawn_id' })
  @Id('withdrawn_id', { nullable: true })
  withdrawnId: string | null;
  @Long('text', { nullable: true }) text: string | null;
}
