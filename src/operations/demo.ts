import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service';
import { CompletionsService } from '../completions/completions.service';
import type { Config } from '../config/config';
import { partsOf, quizOf, shownQuestions } from '../content/module-parts.rules';
import { SlotsService } from '../content/slots.service';
import { VersionsService } from '../content/versions.service';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { addDays } from '../shared/dates.rules';
import { newRandomId } from '../shared/ids';
import { PasswordsService } from '../sign-in/passwords.service';
import { cast, type CastMember, demoSlots } from './demo-cast';

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
    for (const [key, value] of Object.entries(demoSlots))
      await slots.fill(manager, { key, value, checkedOn: people.today() }, added.get('ada')?.id ?? null);
    for (const member of cast.filter((one) => one.team)) {
      const person = added.get(member.key)!;
      await people.supervise(manager, added.get(member.team === 'North' ? 'sol' : 'uma')!.id, person.id);
      await live(app, manager, person, member);
    }
  });
}

/** What somebody of the cast has done so far, as facts of the ledgers. */
async function live(
  app: INestApplicationContext,
  manager: EntityManager,
  person: Person,
  member: CastMember,
): Promise<void> {
  await app.get(EnrolmentsService).plan(manager, person);
  if (member.progress === 'none') return;
  const standing = await app.get(EnrolmentsService).standing(manager, person.id);
  const current = await app.get(VersionsService).currentAll(manager);
  for (const { slug } of standing) {
    const published = current.get(slug);
    if (!published) continue;
    const parts = partsOf(published.module);
    const done = member.progress === 'all' ? parts : parts.slice(0, 2);
    const begun = await app.get(EnrolmentsService).begin(manager, person.id, slug, published.versionId);
    for (const part of done) {
      if (part.kind === 'lesson') await app.get(CompletionsService).markLessonDone(manager, person.id, begun, part.id);
      else await passQuiz(app, manager, person, begun, part.id);
    }
    if (member.progress === 'half') return;
  }
}

async function passQuiz(
  app: INestApplicationContext,
  manager: EntityManager,
  person: Person,
  begun: { enrolmentId: string; versionId: string },
  quizId: string,
): Promise<void> {
  const attempts = app.get(AttemptsService);
  const { module } = await app.get(VersionsService).get(begun.versionId, manager);
  const id = await attempts.startOrResume(manager, person.id, begun, quizId);
  const attempt = await attempts.getOwn(
    { id: person.id, name: person.name, language: 'en', roles: new Set() },
    id,
    manager,
  );
  for (const question of shownQuestions(quizOf(module, quizId)!)) {
    const chosen = question.options.filter((option) => option.right).map((option) => option.id);
    await attempts.save(manager, attempt, {
      questionId: question.id,
      baseRevision: 0,
      pageId: newRandomId(),
      pageSequence: 1,
      chosen,
    });
  }
  await attempts.submit(manager, attempt);
  await app.get(CompletionsService).grantIfComplete(manager, person.id, begun);
}
