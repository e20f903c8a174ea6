import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CoversService } from '../people/covers.service';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { addDays } from '../shared/dates.rules';

/** Who stands in for whom: Sol has a week away before long, and Uma covers. */
export async function joinDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
): Promise<void> {
  const today = app.get(PeopleService).today();
  const of = (key: string) => cast.get(key)!.id;
  const days = { from: addDays(today, 40), to: addDays(today, 47) };
  await app
    .get(CoversService)
    .arranging(of('sol'), { covererId: of('uma'), ...days })
    .work(manager);
}
