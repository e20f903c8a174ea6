import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SignOffFactsService } from '../evidence/sign-offs/sign-off-facts.service';
import { watchedBy } from '../evidence/sign-offs/sign-off.queries';
import { isOpen } from '../evidence/sign-offs/sign-off.rules';
import type { SignOff } from '../evidence/sign-offs/sign-off.types';
import { type Doing, SignOffsService } from '../evidence/sign-offs/sign-offs.service';
import { NeedsService } from '../evidence/needs.service';
import { LooksService } from '../audit/looks.service';
import { MarksService } from '../people/marks.service';
import { PeopleService } from '../people/people.service';
import type { Named, SignedInPerson } from '../people/people.types';
import { RaterExclusionsService } from '../people/rater-exclusions.service';
import { NotFound } from '../shared/errors';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { observationPage, observationsPage, type Watched } from './observations.page';
import { ownWays } from './own-ways.page';

/** What an experienced observer was asked to watch: of exactly those people the name, the skill, and what they wrote themselves. */
@Injectable()
export class ObservationsService {
  constructor(
    private readonly db: DataSource,
    private readonly signOffs: SignOffsService,
    private readonly facts: SignOffFactsService,
    private readonly needs: NeedsService,
    private readonly marks: MarksService,
    private readonly exclusions: RaterExclusionsService,
    private readonly people: PeopleService,
    private readonly looks: LooksService,
  ) {}

  async page(me: SignedInPerson, t: Translate) {
    return { ...observationsPage(await this.watchedBy(me), me.id, t), ways: ownWays('my-sign-offs', t) };
  }

  async onePage(me: SignedInPerson, signOffId: string, returned: Returned | null, t: Translate) {
    const { person, signOff } = await this.getWatched(me, signOffId);
    await this.looks.note(me.id, person.id, this.people.today());
    const loaded = await this.facts.forObserver(person.id, signOff.competency, t.language, this.people.today());
    return observationPage(loaded, signOff, person.name, me, returned, t);
  }

  /** @throws NotFound for what this person was not asked to watch. */
  async getDoing(me: SignedInPerson, signOffId: string): Promise<Doing> {
    const { person, signOff } = await this.getWatched(me, signOffId);
    return { personId: person.id, byId: me.id, competency: signOff.competency };
  }

  private async getWatched(me: SignedInPerson, signOffId: string): Promise<Watched> {
    const found = (await this.watchedBy(me)).find(({ signOff }) => signOff.id === signOffId);
    if (!found) throw new NotFound();
    return found;
  }

  /** @throws NotFound for everybody without the mark. */
  private async watchedBy(me: SignedInPerson): Promise<Watched[]> {
    if (!(await this.marks.of(me.id)).includes('experienced-observer')) throw new NotFound();
    const apart = await this.exclusions.apartFrom(me.id);
    const people = (await watchedBy(this.db, me.id)).filter(({ id }) => id !== me.id && !apart.has(id));
    const found: Watched[] = [];
    for (const person of people) found.push(...(await this.of(me, person)));
    return found;
  }

  private async of(me: SignedInPerson, person: Named): Promise<Watched[]> {
    const { all } = await this.signOffs.of(person.id);
    return all
      .filter((one) => isWatched(one, me.id))
      .map((signOff) => ({ person, signOff, title: this.needs.titleOf(signOff.competency) }));
  }
}

/** Asked to watch it now, or having watched it. */
const isWatched = (signOff: SignOff, id: string): boolean =>
  (isOpen(signOff) && signOff.state !== 'observed' && signOff.observerId === id) ||
  signOff.facts.some(({ kind, byId }) => kind === 'rated' && byId === id);
