import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Key, Text } from '../database/columns';

/** Somebody was told that the day of an enrolment is near, or that it has passed: each once. */
@Entity('due_reminders')
@Unique('uq_due_reminders_enrolment_id_kind', ['enrolmentId', 'kind'])
@Index('ix_due_reminders_person_id', ['personId'])
@Check('ck_due_reminders_kind', `kind IN ('soon', 'late')`)
export class DueReminder {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_due_reminders_person_id' }) @Id('person_id') personId: string;
  @ForeignKey('Enrolment', { name: 'fk_due_reminders_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @Text('kind', 4) kind: 'soon' | 'late';
  @Instant('told_at') toldAt: string;
}
