import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Key, Instant, Text, Whole } from '../database/columns';

/** What somebody on a panel chose. Its id is random, so that no order tells who came first; the words stand in `panel_reasons`. */
@Entity('panel_answers')
@Unique('uq_panel_answers_invitation_id_number', ['invitationId', 'number'])
@Check('ck_panel_answers_number', 'number >= 1')
@Check('ck_panel_answers_named', 'named IN (0, 1)')
export class PanelAnswer {
  @Key() id: string;
  @ForeignKey('PanelInvitation', { name: 'fk_panel_answers_invitation_id' }) @Id('invitation_id') invitationId: string;
  @Whole('number') number: number;
  @Text('choice', 40) choice: string;
  /** 1: they said that their name may stand beside it. */
  @Whole('named') named: number;
  @Instant('answered_at') answeredAt: string;
}
