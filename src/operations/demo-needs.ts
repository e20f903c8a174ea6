import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EvidenceService } from '../evidence/evidence.service';
import type { EvidenceEntry } from '../evidence/evidence.entity';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';
import { addDays } from '../shared/dates.rules';

type Said = Pick<EvidenceEntry, 'competency' | 'kind' | 'level'> & Partial<Pick<EvidenceEntry, 'context'>>;
interface Told {
  who: string;
  by: string;
  daysAgo: number;
  said: Said;
  note?: string;
}

const byOneself = (who: string, daysAgo: number, competency: string, level: number): Told => ({
  who,
  by: who,
  daysAgo,
  said: { competency, kind: 'self-rating', level },
});
const bySol = (who: string, daysAgo: number, said: Said, note?: string): Told => ({
  who,
  by: 'sol',
  daysAgo,
  said,
  ...(note ? { note } : {}),
});

/** A new colleague of whom little was seen yet, and one of whom much was, some of it a while ago. */
const told: Told[] = [
  bySol('ben', 410, { competency: 'CRI-6', kind: 'role-play', level: 3 }),
  ...['CRI-1', 'CRI-2', 'CRI-3', 'CRI-4', 'RSK-2', 'RSK-5', 'PRO-1', 'BND-4'].map((competency) =>
    bySol('ben', 120, { competency, kind: 'talk', level: 3 }),
  ),
  bySol(
    'ben',
    60,
    { competency: 'COM-1', kind: 'observation', level: 4, context: 'one-to-one' },
    'Two long silences, and both were right.',
  ),
  bySol('ben', 45, { competency: 'ROL-1', kind: 'observation', level: 3, context: 'team' }),
  bySol('ben', 30, { competency: 'COM-2', kind: 'role-play', level: 2 }),
  byOneself('ben', 20, 'COM-1', 2),
  byOneself('ben', 20, 'SOC-2', 4),
  byOneself('amara', 1, 'COM-1', 3),
  byOneself('amara', 1, 'BND-5', 1),
  bySol(
    'amara',
    0,
    { competency: 'ROL-1', kind: 'role-play', level: 2 },
    'Clear on what we do; still looking for words for what we do not do.',
  ),
];

/** What was seen of Ben and Amara, and what they say of themselves. */
export async function needsOfDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
): Promise<void> {
  const [evidence, clock, today] = [app.get(EvidenceService), app.get(Clock), app.get(PeopleService).today()];
  const of = (key: string) => cast.get(key)!.id;
  for (const { who, by, daysAgo, said, note } of told) {
    const seenOn = addDays(today, -daysAgo);
    const telling = { personId: of(who), raterId: of(by), note };
    const at = daysAgo === 0 ? clock.now() : new Date(`${seenOn}T15:00:00Z`);
    await clock.at(at, () => evidence.record(manager, telling, { ...said, seenOn }));
  }
  await evidence.wish(manager, of('amara'), 'BND-5', true);
  const busy = { personId: of('ben'), raterId: of('sol'), note: 'There is no hour left in the week for it.' };
  await evidence.setObstacle(manager, busy, 'SOC-4', 'workload');
}
