import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';
import { addDays } from '../shared/dates.rules';
import type { EntryKind } from '../threads/log/log.types';
import { SupervisionLogService } from '../threads/log/supervision-log.service';

interface Had {
  who: string;
  kind: EntryKind;
  daysAgo: number;
  minutes: number;
  with: string | null;
}
const bySol = (who: string, daysAgo: number, minutes = 50): Had => ({
  who,
  kind: 'one-to-one',
  daysAgo,
  minutes,
  with: 'sol',
});

/** Sol’s last talks: with some it was this week, with Chantal longer ago than it should be. */
const had: Had[] = [
  ...[188, 160, 132, 104, 76, 48, 20, 6].map((days) => bySol('ben', days)),
  { who: 'ben', kind: 'group', daysAgo: 15, minutes: 90, with: 'sol' },
  { who: 'ben', kind: 'peer', daysAgo: 9, minutes: 60, with: 'hiro' },
  bySol('amara', 5, 40),
  bySol('chantal', 17),
  bySol('dmitri', 9),
  bySol('eleni', 4),
  bySol('hiro', 12),
];

/** Supervision that Sol’s people had, and what Sol and Ben wrote down of it. */
export async function supervisionOfDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
): Promise<void> {
  const [log, clock, today] = [app.get(SupervisionLogService), app.get(Clock), app.get(PeopleService).today()];
  const of = (key: string) => cast.get(key)!.id;
  const onDay = <T>(daysAgo: number, work: () => Promise<T>) =>
    clock.at(daysAgo === 0 ? clock.now() : new Date(`${addDays(today, -daysAgo)}T15:00:00Z`), work);
  for (const { who, kind, daysAgo, minutes, with: whom } of [...had].sort((a, b) => b.daysAgo - a.daysAgo)) {
    const byId = of(kind === 'peer' ? who : 'sol');
    const fact = { kind, minutes, heldOn: addDays(today, -daysAgo), withId: whom && of(whom), nextOn: null };
    await onDay(daysAgo, () => log.record(manager, { personId: of(who), byId }, fact));
  }
  const note = (daysAgo: number, by: string, text: string) =>
    onDay(daysAgo, () => log.addNote(manager, { personId: of('ben'), byId: of(by) }, text, null));
  await note(6, 'sol', 'We want Ben at the Thursday meeting as a full voice. Sol asks the team lead.');
  await note(5, 'ben', 'I try the two questions we wrote down, and tell how it went.');
}
