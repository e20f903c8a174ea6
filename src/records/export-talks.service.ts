import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignedInPerson } from '../people/people.types';
import type { Files } from './export.types';
import { ownConversationEntries, ownConversations, ownConversationSignatures } from './own-talks.queries';
import { asJson } from './plain-files';

/** What somebody and their supervisors said to each other and agreed, as both could read it. */
@Injectable()
export class ExportTalksService {
  constructor(private readonly db: DataSource) {}

  async files({ id }: SignedInPerson): Promise<Files> {
    return { 'conversations.json': asJson(await this.conversations(id)) };
  }

  private async conversations(personId: string) {
    const entries = await ownConversationEntries(this.db, personId);
    const signatures = await ownConversationSignatures(this.db, personId);
    const within = <T extends { conversationId: string }>(all: readonly T[], id: string) =>
      all.filter(({ conversationId }) => conversationId === id);
    return (await ownConversations(this.db, personId)).map(({ id, supervisor, openedAt }) => ({
      ...{ id, with: supervisor, openedAt },
      written: within(entries, id).map((one) => ({ ...one, isTakenBack: one.isTakenBack === 1 })),
      signed: within(signatures, id),
    }));
  }
}
