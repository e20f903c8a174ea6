import type { EntityManager } from 'typeorm';
import { rows } from '../../src/database/query';
import { AnsweringService } from '../../src/threads/answering.service';
import { ThreadsService } from '../../src/threads/threads.service';
import type { TestApp } from './app';

/** A question that was written further in, with words that were taken back, and that was talked about. */
export async function askAndTalk(at: TestApp, manager: EntityManager, personId: string): Promise<void> {
  const [version] = await rows<{ id: string; slug: string }>(
    manager,
    'SELECT id AS "id", module_slug AS "slug" FROM module_versions ORDER BY id LIMIT 1',
  );
  const [uma] = await rows<{ id: string }>(manager, `SELECT id AS "id" FROM people WHERE email = 'uma@demo.example'`);
  const about = { moduleSlug: version!.slug, versionId: version!.id, place: 'lessons/x#y', blockHash: 'none' };
  const question = { kind: 'supervisor' as const, ...about, text: 'May I?' };
  const threadId = await at.app.get(ThreadsService).ask(manager, personId, question);
  const answering = at.app.get(AnsweringService);
  const [byThem, byUma] = [personId, uma!.id].map((byId) => ({ personId, threadId, byId }));
  await answering.reply(manager, byUma!, 'Yes, you may.');
  await answering.reply(manager, byThem!, 'To be gone.');
  const last = (await answering.getAddressed(personId, threadId, manager)).facts.at(-1)!;
  await answering.takeBack(manager, byThem!, last.id);
  await answering.mark(manager, byUma!, 'talked');
}
