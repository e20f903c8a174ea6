import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';
import { AnsweringService } from '../threads/answering.service';
import type { Thread } from '../threads/thread.entity';
import { ThreadsService } from '../threads/threads.service';

type Place = Pick<Thread, 'moduleSlug' | 'versionId' | 'place' | 'blockHash'>;
const day = 86_400_000;

/** Hiro asked Sol something that Sol answered, and it helped; Eleni’s question is for their next talk. */
export async function answersOfDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
  about: Place,
): Promise<void> {
  const answering = app.get(AnsweringService);
  const of = (key: string) => cast.get(key)!.id;
  const daysAgo = <T>(days: number, work: () => Promise<T>) =>
    app.get(Clock).at(new Date(Date.now() - days * day), work);
  const ask = (who: string, text: string) =>
    app.get(ThreadsService).ask(manager, of(who), { kind: 'supervisor', ...about, text });
  const doing = (who: string, threadId: string, by: string) => ({ personId: of(who), threadId, byId: of(by) });
  const notes = await daysAgo(9, () => ask('hiro', 'May the person read what I write before it goes in?'));
  await daysAgo(8, () =>
    answering.reply(
      manager,
      doing('hiro', notes, 'sol'),
      'Yes, and please offer it. Writing it together is even better.',
    ),
  );
  await daysAgo(7, () => answering.mark(manager, doing('hiro', notes, 'hiro'), 'helped'));
  const visit = await daysAgo(3, () => ask('eleni', 'Someone wants to end our visits early each time. Do I ask why?'));
  await daysAgo(2, () => answering.mark(manager, doing('eleni', visit, 'sol'), 'next-talk'));
}
