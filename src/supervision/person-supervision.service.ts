import { Injectable } from '@nestjs/common';
import { LooksService } from '../audit/looks.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson, SupervisedPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { Returned } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { logPage } from '../threads/log/log.page';
import { SupervisionDueService } from '../threads/log/supervision-due.service';
import { SupervisionLogService } from '../threads/log/supervision-log.service';
import { personWays } from './person-ways.page';

/** The supervision of one of exactly a supervisor's people. Each visit is noted for that person to read. */
@Injectable()
export class PersonSupervisionService {
  constructor(
    private readonly people: PeopleService,
    private readonly looks: LooksService,
    private readonly log: SupervisionLogService,
    private readonly due: SupervisionDueService,
  ) {}

  async page(supervisor: SignedInPerson, personId: string, returned: Returned | null, t: Translate) {
    const person = await this.getPerson(supervisor, personId);
    const today = this.people.today();
    await this.looks.note(supervisor.id, person.id, today);
    const facts = {
      person,
      due: (await this.due.dueOf([person.id])).get(person.id)!,
      entries: await this.log.of(person.id),
      notes: await this.log.notesOf(person.id),
      preparations: await this.log.preparations(supervisor.id, person.id),
      colleagues: [],
      today,
    };
    const reader = { as: 'supervisor' as const, id: supervisor.id, base: `/people/${person.id}/supervision` };
    const page = logPage(facts, reader, returned, t);
    return {
      ...page,
      back: { href: '/team', title: t('nav.team') },
      ways: personWays(person, '/supervision', t),
    };
  }

  /** @throws NotFound for anybody whom this supervisor does not supervise. */
  getPerson(supervisor: SignedInPerson, personId: string): Promise<SupervisedPerson> {
    if (!isId(personId)) throw new NotFound();
    return this.people.getPersonOf(supervisor, personId);
  }
}
