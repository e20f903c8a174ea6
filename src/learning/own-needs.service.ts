import { Injectable } from '@nestjs/common';
import { needPage } from '../evidence/need.page';
import type { Reader } from '../evidence/need-words.page';
import { needsPage } from '../evidence/needs.page';
import { NeedsService } from '../evidence/needs.service';
import { newsIn } from '../evidence/sign-offs/news.rules';
import { ownWays } from './own-ways.page';
import { overseerNames } from '../people/overseers.page';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';

/** One's own needs: the page that one's supervisors see, and what one says of oneself. */
@Injectable()
export class OwnNeedsService {
  constructor(
    private readonly people: PeopleService,
    private readonly needs: NeedsService,
  ) {}

  async page(person: SignedInPerson, t: Translate) {
    const needs = await this.needs.of(person.id);
    const page = needsPage(needs, readerOf(person), await this.supervisorsOf(person, t), t);
    const { length: count } = newsIn([...needs.entries.values()], [...needs.signedOff.values()], needs.replies);
    return { ...page, news: count > 0 ? t('signOffs.news', { count }) : '', ways: ownWays('my-needs', t) };
  }

  async onePage(person: SignedInPerson, code: string, returned: Returned | null, t: Translate) {
    const { area } = this.needs.getCompetency(code);
    const needs = await this.needs.of(person.id);
    const need = needs.ordered.find(({ competency }) => competency.code === code);
    if (!need) throw new NotFound();
    const taughtIn = await this.needs.taughtIn(code);
    const around = { area, taughtIn, readerId: person.id, canRate: false, returned };
    return { ...needPage(needs, need, readerOf(person), around, t), name: '' };
  }

  private async supervisorsOf({ id }: SignedInPerson, t: Translate): Promise<string[]> {
    return overseerNames(await this.people.supervisorsOf(id), t);
  }
}

const readerOf = ({ name }: SignedInPerson): Reader => ({ as: 'person', name, base: '/my-needs' });
