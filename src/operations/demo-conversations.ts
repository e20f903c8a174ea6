import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';
import { addDays } from '../shared/dates.rules';
import { ConversationsService } from '../threads/conversations.service';

const daysAgo = 24;
const [forQuiet, forNotes] = [
  'I notice that I fill every silence. I would like to try waiting, and talk about how it went.',
  'I am not sure how much to write, and who reads it.',
];
const [seenQuiet, seenNotes] = [
  'You waited twice on Tuesday, and both times the person went on. That was yours.',
  'Let us write one note together, with the person if they wish, and then you decide.',
];

/** Sol and Ben held a conversation a while ago, signed it, and one of its actions is still open. */
export async function talkInDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
): Promise<void> {
  const [conversations, today] = [app.get(ConversationsService), app.get(PeopleService).today()];
  const day = addDays(today, -daysAgo);
  const { id: personId } = cast.get('ben')!;
  const { id: supervisorId } = cast.get('sol')!;
  await app.get(Clock).at(new Date(`${day}T15:00:00Z`), async () => {
    const points = ['Being quiet together', 'Short notes'].map(
      (title) => ({ source: 'own', subject: null, on: null, title }) as const,
    );
    const opened = { personId, supervisorId, byId: personId, day, points };
    const conversationId = await conversations.open(manager, opened);
    const say = (byId: string, [one, other]: readonly string[]) =>
      conversations.write(
        manager,
        { personId, conversationId, byId },
        {
          day,
          next: addDays(today, 4),
          words: [
            { pointNo: 2, shown: 0, text: one! },
            { pointNo: 3, shown: 0, text: other! },
          ],
          left: [],
          point: null,
          action: {
            what: byId === personId ? 'Write one note together with the person' : 'Find an hour for co-working notes',
            who: byId === personId ? 'person' : 'supervisor',
            name: '',
            by: addDays(today, byId === personId ? 3 : -10),
            how: 'We read it together',
            tie: 'none',
            subject: null,
          },
        },
      );
    await say(personId, [forQuiet, forNotes]);
    await say(supervisorId, [seenQuiet, seenNotes]);
    for (const byId of [personId, supervisorId]) await conversations.sign(manager, { personId, conversationId, byId });
  });
}
