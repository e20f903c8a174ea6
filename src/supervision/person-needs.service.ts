import { Injectable } from '@nestjs/common';
import { LooksService } from '../audit/looks.service';
import { needPage } from '../evidence/need.page';
import type { Reader } from '../evidence/need-words.page';
import { needsPage } from '../evidence/needs.page';
import { NeedsService } from '../evidence/needs.service';
import { personWays } from './person-ways.page';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson, SupervisedPerson } from '../people/people.types';
import { RaterExclusionsService } from '../people/rater-exclusions.service';
import { NotFound } from '../shared/errors';
import type { Returned } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';

/** The needs of one of exactly a supervisor's people. Each visit is noted for that person to read. */
@Injectable()
export class PersonNeedsService {
  constructor(
    private readonly people: PeopleService,
    private readonly looks: LooksService,
    private readonly needs: NeedsService,
    private readonly exclusions: RaterExclusionsService,
  ) {}

  async page(supervisor: SignedInPerson, personId: string, t: Translate) {
    const person = await this.visit(supervisor, personId);
    const page = needsPage(await this.needs.of(person.id), readerOf(person), [], t);
    return { ...page, back: { href: '/team', title: t('nav.team') }, ways: personWays(person, '/needs', t) };
  }

  async onePage(supervisor: SignedInPerson, personId: string, code: string, returned: Returned | null, t: Translate) {
    const person = await this.visit(supervisor, personId);
    const { competency, area } = this.needs.getCompetency(code);
    const needs = await this.needs.of(person.id);
    const need = needs.ordered.find((one) => one.competency.code === competency.code);
    if (!need) throw new NotFound();
    const around = {
      area,
      taughtIn: await this.needs.taughtIn(code),
      canRate: !(await this.exclusions.apartFrom(person.id)).has(supervisor.id),
      readerId: supervisor.id,
      returned,
    };
    return { ...needPage(needs, need, readerOf(person), around, t), name: person.name };
  }

  /** @throws NotFound for anybody whom this supervisor does not supervise. */
  getPerson(supervisor: SignedInPerson, personId: string): Promise<SupervisedPerson> {
    if (!isId(personId)) throw new NotFound();
    return this.people.getPersonOf(supervisor, personId);
  }

  private async visit(supervisor: SignedInPerson, personId: string): Promise<SupervisedPerson> {
    const person = await this.getPerson(supervisor, personId);
    await this.looks.note(supervisor.id, person.id, this.people.today());
    return person;
  }
}

const readerOf = ({ id, name }: SupervisedPerson): Reader => ({ as: 'supervisor', name, base: `/people/${id}/needs` });
