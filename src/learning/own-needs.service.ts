import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import { needPage } from '../evidence/need.page';
import type { Reader } from '../evidence/need-words.page';
import { needsPage } from '../evidence/needs.page';
import { NeedsService } from '../evidence/needs.service';
import { newsIn } from '../evidence/sign-offs/news.rules';
import { ownWays } from './own-ways.page';
import { overseerNames } from '../people/overseers.page';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { CannotUse, NotFound, NotNow } from '../shared/errors';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';

interface OwnChange {
  values: object;
  errors: Record<string, string>;
  work: (manager: EntityManager) => Promise<void>;
}

/** One's own needs: the page that one's supervisors see, and what one says of oneself. */
@Injectable()
export class OwnNeedsService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
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

  /** What somebody says of themselves is in no log: it is theirs. @returns what is in the way, by field. */
  async make(person: SignedInPerson, change: OwnChange, key: unknown): Promise<Record<string, string>> {
    if (Object.keys(change.errors).length > 0) return change.errors;
    try {
      await transact(this.db, (manager) =>
        this.idempotency.once(manager, key, person.id, ['own needs', change.values], async () => {
          await change.work(manager);
          return 'done';
        }),
      );
      return {};
    } catch (error) {
      if (error instanceof NotNow) return { form: error.key };
      if (error instanceof CannotUse) return error.errors;
      if (error instanceof OtherBody) return { form: 'form.sentBefore' };
      throw error;
    }
  }

  private async supervisorsOf({ id }: SignedInPerson, t: Translate): Promise<string[]> {
    return overseerNames(await this.people.supervisorsOf(id), t);
  }
}

const readerOf = ({ name }: SignedInPerson): Reader => ({ as: 'person', name, base: '/my-needs' });
