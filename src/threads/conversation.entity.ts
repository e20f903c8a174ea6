import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant } from '../database/columns';

/** A training conversation of a person and one of their supervisors. Everything in it is an entry. */
@Entity('conversations')
@Unique('uq_conversations_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_conversations_between', 'supervisor_id <> person_id AND opened_by_id IN (person_id, supervisor_id)')
export class ConversationFact extends Chained {
  @ForeignKey('Person', { name: 'fk_conversations_supervisor_id' }) @Id('supervisor_id') supervisorId: string;
  @ForeignKey('Person', { name: 'fk_conversations_opened_by_id' }) @Id('opened_by_id') openedById: string;
  @Day('opened_on') openedOn: string;
  @Instant('opened_at') openedAt: string;
}
