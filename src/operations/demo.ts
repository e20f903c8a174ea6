import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../config/config';
import { LibraryService } from '../content/library.service';
import { SlotsService } from '../content/slots.service';
import { goodUntil } from '../content/slot-state.rules';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { RolesService } from '../people/roles.service';
import { SupervisionsService } from '../people/supervisions.service';
import { TeamsService } from '../people/teams.service';
import { WorkPatternsService } from '../people/work-patterns.service';
import { addDays } from '../shared/dates.rules';
import { PasswordsService } from '../sign-in/passwords.service';
import { askDemo } from './demo-asked';
import { certifyDemo } from './demo-certificates';
import { cast, demoChecked, demoSlots, patternFor } from './demo-cast';
import { signDemo } from './demo-checklists';
import { talkInDemo } from './demo-conversations';
import { DemoHistory } from './demo-history';
import { meetDemo } from './demo-live';
import { needsOfDemo } from './demo-needs';
import { supervisionOfDemo } from './demo-supervision';
import { questionsOfDemo } from './demo-questions';
import { joinDemo } from './demo-together';
import { signOffsOfDemo } from './demo-sign-offs';
import { practiseDemo } from './demo-practice';
import { teamOfDemo } from './demo-team';

/** Before anybody of the cast began, so that what they finished was published by then. */
export const demoBegins = (): Date => new Date(Date.now() - 540 * 86_400_000);

/** Fills an empty place with the demonstration organisation, through the same services as everybody's work. */
export async function loadDemo(app: INestApplicationContext, config: Config): Promise<void> {
  const people = app.get(PeopleService);
  const passwords = app.get(PasswordsService);
  const roles = app.get(RolesService);
  const teams = app.get(TeamsService);
  const slots = app.get(SlotsService);
  const passwordHash = await passwords.hash(config.demoPassword);
  await people.transact(async (manager) => {
    if (!(await people.isEmptyIn(manager))) return;
    await people.nameOrganisation(manager, 'Riverbend Peer Support');
    const team = {
      North: await teams.add(manager, 'North', 'act'),
      South: await teams.add(manager, 'South', 'clinical'),
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
      for (const role of member.roles) await roles.grant(manager, person.id, role);
      const terms = { fromOn: person.startedOn!, ...patternFor(member.key) };
      await app.get(WorkPatternsService).record(manager, person.id, terms, null);
      if (!member.team) continue;
      await teams.join(manager, person.id, team[member.team].id, person.startedOn ?? undefined);
    }
    const lasts = new Map(
      app
        .get(LibraryService)
        .read()
        .slots.map((slot) => [slot.key, slot.expiresDays]),
    );
    for (const [key, value] of Object.entries(demoSlots)) {
      const checkedOn = addDays(people.today(), -(demoChecked[key] ?? 0));
      const expiresOn = goodUntil(checkedOn, lasts.get(key));
      await slots.fill(manager, { key, value, checkedOn, expiresOn }, added.get('ada')?.id ?? null);
    }
    for (const member of cast.filter((one) => one.team)) {
      const person = added.get(member.key)!;
      const supervisor = added.get(member.team === 'North' ? 'sol' : 'uma')!;
      await app.get(SupervisionsService).supervise(manager, supervisor.id, person.id, person.startedOn ?? undefined);
      await new DemoHistory(app, manager).live(person, member.progress);
      await signDemo(app, manager, { person, supervisor, progress: member.progress });
    }
    for (const [key, { id }] of [['sol', team.North] as const, ['uma', team.South] as const]) {
      const supervisor = added.get(key)!;
      await teams.join(manager, supervisor.id, id, supervisor.startedOn ?? undefined);
      if (key === 'sol') await new DemoHistory(app, manager).live(supervisor, 'all');
      else await app.get(EnrolmentsService).plan(manager, supervisor);
    }
    await askDemo(app, manager, added);
    await questionsOfDemo(app, manager, added, team.North.id);
    await meetDemo(app, manager, added);
    await certifyDemo(app, manager, added);
    await practiseDemo(app, manager, added);
    await needsOfDemo(app, manager, added);
    await supervisionOfDemo(app, manager, added);
    await joinDemo(app, manager, added);
    await signOffsOfDemo(app, manager, added);
    await teamOfDemo(app, manager, added);
    await talkInDemo(app, manager, added);
  });
}
