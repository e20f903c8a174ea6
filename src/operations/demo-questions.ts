import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PublishedModule } from '../content/content.types';
import { spotText } from '../content/spots.rules';
import { VersionsService } from '../content/versions.service';
import { begunInTeam } from '../enrolments/enrolments.queries';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';
import { newRandomId } from '../shared/ids';
import { GroupListService } from '../threads/group-list.service';
import { ThreadsService } from '../threads/threads.service';
import { answersOfDemo } from './demo-answers';

const day = 86_400_000;
const forSol = 'I go to the same choir as someone I may be asked to support. Should I say something now?';
const forMyself = 'Find out before Monday: may the person read what I write before it goes in?';
const forTheGroup = [
  'How do I leave a home visit when the talk has only just become important?',
  'A colleague keeps asking me to check on tablets. How often can I say no?',
  'Is it all right to say “I don’t know” to someone who is frightened?',
];

/** Chantal asks Sol, Dmitri keeps a question for later, and the North team’s list has three of nobody’s. */
export async function questionsOfDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
  teamId: string,
): Promise<void> {
  const current = await app.get(VersionsService).currentAll(manager);
  const published = current.get('boundaries') ?? [...current.values()][0];
  const about = published && firstBlock(published);
  if (!about) return;
  const daysAgo = (days: number, work: () => Promise<unknown>) =>
    app.get(Clock).at(new Date(Date.now() - days * day), work);
  const threads = app.get(ThreadsService);
  const ask = (key: string, kind: 'note' | 'supervisor', text: string) =>
    threads.ask(manager, cast.get(key)!.id, { kind, ...about, text });
  await daysAgo(4, () => ask('chantal', 'supervisor', forSol));
  await daysAgo(7, () => ask('dmitri', 'note', forMyself));
  await answersOfDemo(app, manager, cast, about);
  const opened = await begunInTeam(manager, about.versionId, teamId, app.get(PeopleService).today());
  for (const [i, text] of forTheGroup.entries()) {
    const item = { teamId, text, where: about, opened, formKey: newRandomId() };
    await daysAgo(2 + i * 3, () => app.get(GroupListService).put(manager, item));
  }
}

function firstBlock({ module, versionId }: PublishedModule) {
  const [lesson] = module.lessons;
  const block = lesson?.blocks.find(({ title }) => title) ?? lesson?.blocks[0];
  if (!lesson || !block) return null;
  const place = spotText({ kind: 'lesson', part: lesson.id, id: block.id });
  return { moduleSlug: module.slug, versionId, place, blockHash: block.hash };
}
