import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssigningService } from '../enrolments/assigning.service';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { PausesService } from '../enrolments/pauses.service';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { addDays } from '../shared/dates.rules';

type Cast = ReadonlyMap<string, Person>;

/** Grace is on leave, Ines is asked for one module by a day, Tove need not do one. */
export async function askDemo(app: INestApplicationContext, manager: EntityManager, cast: Cast): Promise<void> {
  const today = app.get(PeopleService).today();
  const of = (key: string) => cast.get(key)!.id;
  const leave = { fromOn: addDays(today, -3), toOn: null };
  await app.get(PausesService).add(manager, of('grace'), leave, of('ada'));
  const lastOpen = async (personId: string) =>
    (await app.get(EnrolmentsService).standing(manager, personId)).findLast((one) => one.versionId === null);
  const [ines, tove] = [await lastOpen(of('ines')), await lastOpen(of('tove'))];
  const assigning = app.get(AssigningService);
  if (ines) {
    const reason = 'We spoke about this in supervision, and you wanted to do it soon.';
    const said = { personId: of('ines'), slug: ines.slug, byId: of('sol'), reason };
    await assigning.assign(manager, said, addDays(today, 21));
  }
  if (tove) {
    const reason = 'You did the same training at your last place.';
    await assigning.waive(manager, { personId: of('tove'), slug: tove.slug, byId: of('uma'), reason });
  }
}
