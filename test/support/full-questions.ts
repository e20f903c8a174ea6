import type { EntityManager } from 'typeorm';
import { rows } from '../../src/database/query';
import { AnsweringService } from '../../src/threads/answering.service';
import { SupervisionDueService } from '../../src/threads/log/supervision-due.service';
import { SupervisionLogService } from '../../src/threads/log/supervision-log.service';
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

/** Supervision that was had, put right, noted, prepared for, and meant to be more often. */
export async function superviseQuinn(at: TestApp, manager: EntityManager, personId: string): Promise<void> {
  const [uma] = await rows<{ id: string }>(manager, `SELECT id AS "id" FROM people WHERE email = 'uma@demo.example'`);
  const [log, telling] = [at.app.get(SupervisionLogService), { personId, byId: uma!.id }];
  const had = { heldOn: '2026-11-20', minutes: 50, nextOn: null };
  await log.record(manager, telling, { kind: 'one-to-one', withId: uma!.id, ...had });
  const [entry] = await log.of(personId, manager);
  await log.correct(manager, telling, entry!.id, { ...had, minutes: 45 });
  await log.addNote(manager, telling, 'We agreed on a second visit.', null);
  await log.prepare(manager, telling, 'Ask about the second visit.');
  const weeks = { first: 1, later: 3, group: 4 };
  await at.app.get(SupervisionDueService).setWeeks(manager, { personId }, weeks, uma!.id);
}
