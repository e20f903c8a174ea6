import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EvidenceService } from '../evidence/evidence.service';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';
import { addDays } from '../shared/dates.rules';

const critical = ['CRI-1', 'CRI-2', 'CRI-3', 'CRI-4', 'CRI-6', 'RSK-2', 'RSK-5', 'PRO-1', 'BND-4'];

/** Of whom what is safety-critical was talked through, by whom and how many days ago; and of whom nearly all of it was. */
const talked = [
  { who: 'hiro', by: 'sol', daysAgo: 50, codes: critical },
  { who: 'eleni', by: 'sol', daysAgo: 40, codes: critical },
  { who: 'dmitri', by: 'sol', daysAgo: 400, codes: critical },
  { who: 'joel', by: 'sol', daysAgo: 9, codes: critical.slice(0, 7) },
  { who: 'kadija', by: 'uma', daysAgo: 90, codes: critical },
  { who: 'petra', by: 'uma', daysAgo: 60, codes: critical },
];

/** A team in which some are clear for lone contact, some nearly, and one was seen a long time ago. */
export async function teamOfDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
): Promise<void> {
  const [evidence, clock, today] = [app.get(EvidenceService), app.get(Clock), app.get(PeopleService).today()];
  const of = (key: string) => cast.get(key)!.id;
  for (const { who, by, daysAgo, codes } of talked) {
    const seenOn = addDays(today, -daysAgo);
    await clock.at(new Date(`${seenOn}T14:00:00Z`), async () => {
      for (const competency of codes)
        await evidence.record(
          manager,
          { personId: of(who), raterId: of(by) },
          { competency, kind: 'talk', level: 3, seenOn },
        );
    });
  }
  const seenOn = addDays(today, -5);
  const helped = { competency: 'CRI-3', kind: 'role-play' as const, level: 2, seenOn };
  await clock.at(new Date(`${seenOn}T14:00:00Z`), () =>
    evidence.record(manager, { personId: of('chantal'), raterId: of('sol') }, helped),
  );
}
