import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Text, Whole } from '../database/columns';

/** Which mails somebody wants. Whoever has said nothing gets both, on the first working day of their week. Nobody else is told of it. */
@Entity('message_choices')
@Check('ck_message_choices_yes_or_no', 'digest IN (0, 1) AND due_reminders IN (0, 1)')
@Check('ck_message_choices_digest_day', `digest_day IS NULL OR digest_day IN ('1', '2', '3', '4', '5', '6', '7')`)
export class MessageChoice {
  @ForeignKey('Person', { name: 'fk_message_choices_person_id' })
  @PrimaryColumn({ name: 'person_id', type: 'varchar', length: 36 })
  personId: string;
  @Whole('digest') digest: number;
  @Whole('due_reminders') dueReminders: number;
  /** ISO weekday; null: the first working day of the week. */
  @Text('digest_day', 1, { nullable: true }) digestDay: string | null;
}
