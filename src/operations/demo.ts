import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../config/config';
import { SlotsService } from '../content/slots.service';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { addDays } from '../shared/dates.rules';
import { PasswordsService } from '../sign-in/passwords.service';
import { cast, demoSlots } from './demo-cast';
import { askDemo, demoPatterns } from './demo-asked';
import { DemoHistory } from './demo-history';

/** Before anybody of the cast began, so that what they finished was published by then. */
export const demoBegins = (): Date => new Date(Date.now() - 540 * 86_400_000);

/** Fills an empty place with the demonstration organisation, through the same services as everybody's work. */
export async function loadDemo(app: INestApplicationContext, config: Config): Promise<void> {
  const people = app.get(PeopleService);
  const passwords = app.get(PasswordsService);
  const slots = app.get(SlotsService);
  const passwordHash = await passwords.hash(config.demoPassword);
  await people.transact(async (manager) => {
    if (!(await people.isEmptyIn(manager))) return;
    await people.nameOrganisation(manager, 'Riverbend Peer Support');
    const teams = {
      North: await people.addTeam(manager, 'North', 'act'),
      South: await people.addTeam(manager, 'South', 'clinical'),
    };
    const added = new Map<string, Person>();
    for (const member of cast) {
      const person = await people.add(manager, {
        name: member.name,
        email: `${member.key}@demo.example`,
        startedOn: addDays(people.today(), -member.days),
      });
      added.set(member.key, person);
      await passwords.set(manager, person.id, passwordHash);
      for (const role of member.roles) await people.grantRole(manager, person.id, role);
      if (!member.team) continue;
      await people.joinTeam(manager, person.id, teams[member.team].id, person.startedOn ?? undefined);
    }
    await demoPatterns(manager, added);
    for (const [key, value] of Object.entries(demoSlots))
      await slots.fill(manager, { key, value, checkedOn: people.today() }, added.get('ada')?.id ?? null);
    for (const member of cast.filter((one) => one.team)) {
      const person = added.get(member.key)!;
      await people.supervise(
        manager,
        added.get(member.team === 'North' ? 'sol' : 'uma')!.id,
        person.id,
        person.startedOn ?? undefined,
      );
      await new DemoHistory(app, manager).live(person, member.progress);
    }
    await askDemo(app, manager, added);
  });
}
