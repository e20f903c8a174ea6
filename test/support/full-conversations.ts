import type { EntityManager } from 'typeorm';
import { ConversationsService } from '../../src/threads/conversations.service';
import type { TestApp } from './app';

/** One conversation that the person has signed. */
export async function fillConversation(
  at: TestApp,
  manager: EntityManager,
  personId: string,
  supervisorId: string,
): Promise<void> {
  const conversations = at.app.get(ConversationsService);
  const point = { source: 'own', subject: null, on: null, title: 'The first weeks' } as const;
  const opened = { personId, supervisorId, byId: supervisorId, day: '2026-11-23', points: [point] };
  const conversationId = await conversations.open(manager, opened);
  await conversations.sign(manager, { personId, conversationId, byId: personId });
}
