import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Day, Id, Long } from '../database/columns';

/**
 * The words of an entry, or what a signature's digest was salted with. All of a conversation are emptied two years after it:
 * without the salt the digest says nothing of what stood there.
 */
@Entity('conversation_texts')
@Check(
  'ck_conversation_texts_emptied_on',
  '(text IS NOT NULL AND emptied_on IS NULL) OR (text IS NULL AND emptied_on IS NOT NULL)',
)
export class ConversationText {
  @PrimaryColumn({ name: 'fact_id', type: 'varchar', length: 36 }) factId: string;
  @ForeignKey('ConversationFact', { name: 'fk_conversation_texts_conversation_id' })
  @Id('conversation_id')
  conversationId: string;
  @Long('text', { nullable: true }) text: string | null;
  @Day('emptied_on', { nullable: true }) emptiedOn: string | null;
}
