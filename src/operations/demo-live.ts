import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CompletionsService } from '../completions/completions.service';
import { claimText } from '../completions/prior-learning.page';
import { PriorLearningService } from '../completions/prior-learning.service';
import { SessionDatesService } from '../completions/session-dates.service';
import { sessionsOf } from '../content/live-sessions.rules';
import { VersionsService } from '../content/versions.service';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { addDays } from '../shared/dates.rules';

/** Every live session has a date next week, and Owen says that he learned a module elsewhere. */
export async function meetDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
): Promise<void> {
  const on = addDays(app.get(PeopleService).today(), 7);
  const when = { on, at: '14:00', place: 'The big room at Riverbend', teamId: null };
  for (const [slug, { module }] of await app.get(VersionsService).currentAll(manager))
    for (const { id: sessionId } of sessionsOf(module))
      await app.get(SessionDatesService).add(manager, slug, { sessionId, ...when }, cast.get('tess')!.id);
  const owen = cast.get('owen')!.id;
  const standing = await app.get(CompletionsService).progressOf([owen], manager);
  const open = standing.length > 1 ? standing.findLast((one) => !one.completion) : null;
  const said = {
    what: 'I took a two-day course on this, and led a group on it for a year.',
    where: 'Harbour House',
    when: '2024',
    link: null,
  };
  if (open) await app.get(PriorLearningService).claim(manager, owen, open.slug, claimText(said));
}
