import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant, Text } from '../database/columns';

/** One of the two signed what stood in a conversation at this place in the chain. */
@Entity('conversation_signatures')
@Unique('uq_conversation_signatures_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_conversation_signatures_words_digest', 'length(words_digest) = 64')
export class ConversationSignature extends Chained {
  @ForeignKey('ConversationFact', { name: 'fk_conversation_signatures_conversation_id' })
  @Id('conversation_id')
  conversationId: string;
  @ForeignKey('Person', { name: 'fk_conversation_signatures_signed_by_id' }) @Id('signed_by_id') signedById: string;
  /** SHA-256 of the salt and of what stood there. */
  @Text('words_digest', 64) wordsDigest: string;
  @Day('signed_on') signedOn: string;
  @Instant('signed_at') signedAt: string;
}
