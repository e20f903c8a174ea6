import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PeopleService } from '../people/people.service';
import { ConversationText } from './conversation-text.entity';
import { keptUntil } from './conversation.rules';
import { heldWithWords } from './conversations.queries';

/** How long the words of conversations are kept. */
@Injectable()
export class ConversationWordsService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
  ) {}

  /** Empties the words of conversations that were held two years ago; that they were held stays. */
  async forget(): Promise<void> {
    const today = this.people.today();
    const due = (await heldWithWords(this.db)).filter(({ day }) => keptUntil(day) <= today);
    for (const { id } of due)
      await this.people.transact((manager) =>
        manager.update(ConversationText, { conversationId: id }, { text: null, emptiedOn: today }),
      );
  }
}
