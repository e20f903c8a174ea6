import { Injectable } from '@nestjs/common';
import { LooksService } from '../audit/looks.service';
import { LibraryService } from '../content/library.service';
import { signOffPage } from '../evidence/sign-offs/sign-off.page';
import { SignOffFactsService } from '../evidence/sign-offs/sign-off-facts.service';
import { signOffsPage } from '../evidence/sign-offs/sign-offs.page';
import { SignOffsService } from '../evidence/sign-offs/sign-offs.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson, SupervisedPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { Returned } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { personWays } from './person-ways.page';

/** The sign-offs of one of exactly a supervisor's people. Each visit is noted for that person to read. */
@Injectable()
export class PersonSignOffsService {
  constructor(
    private readonly people: PeopleService,
    private readonly looks: LooksService,
    private readonly signOffs: SignOffsService,
    private readonly facts: SignOffFactsService,
    private readonly courses: LibraryService,
  ) {}

  async page(supervisor: SignedInPerson, personId: string, t: Translate) {
    const person = await this.visit(supervisor, personId);
    const { areas } = this.courses.read();
    const page = signOffsPage({ ...(await this.signOffs.of(person.id)), areas }, readerOf(supervisor, person), t);
    const back = { href: '/team', title: t('nav.team') };
    return { ...page, back, ways: personWays(person, '/sign-offs', t) };
  }

  async onePage(supervisor: SignedInPerson, personId: string, code: string, returned: Returned | null, t: Translate) {
    const person = await this.visit(supervisor, personId);
    const loaded = await this.facts.ofSkill(person.id, code, t.language);
    const signsAs = t('signOffs.signsAs.supervisor', { name: supervisor.name });
    return signOffPage(loaded, readerOf(supervisor, person), signsAs, returned, t);
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

const readerOf = (supervisor: SignedInPerson, { id, name }: SupervisedPerson) => ({
  as: 'supervisor' as const,
  id: supervisor.id,
  name,
  base: `/people/${id}/sign-offs`,
});
