import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LibraryService } from '../content/library.service';
import { standingEntries } from '../evidence/entries.rules';
import { entriesOf } from '../evidence/evidence.queries';
import { NeedsService } from '../evidence/needs.service';
import { newsIn } from '../evidence/sign-offs/news.rules';
import { signOffPage } from '../evidence/sign-offs/sign-off.page';
import { SignOffFactsService } from '../evidence/sign-offs/sign-off-facts.service';
import { watchedBy } from '../evidence/sign-offs/sign-off.queries';
import { signOffsPage } from '../evidence/sign-offs/sign-offs.page';
import { SignOffsService } from '../evidence/sign-offs/sign-offs.service';
import { MarksService } from '../people/marks.service';
import { PeopleService } from '../people/people.service';
import type { Named, SignedInPerson } from '../people/people.types';
import { RaterExclusionsService } from '../people/rater-exclusions.service';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { apartPart, newsPart } from './own-sign-offs.page';
import { ownWays } from './own-ways.page';

/** One's own sign-offs, what is new in them, and who does not observe oneself. */
@Injectable()
export class OwnSignOffsService {
  constructor(
    private readonly db: DataSource,
    private readonly signOffs: SignOffsService,
    private readonly facts: SignOffFactsService,
    private readonly needs: NeedsService,
    private readonly courses: LibraryService,
    private readonly people: PeopleService,
    private readonly marks: MarksService,
    private readonly exclusions: RaterExclusionsService,
  ) {}

  async page(person: SignedInPerson, returned: Returned | null, t: Translate) {
    const { areas } = this.courses.read();
    const known = await this.signOffs.of(person.id);
    const page = signOffsPage({ ...known, areas }, readerOf(person), t);
    const entries = standingEntries(await entriesOf(this.db, [person.id]));
    const news = newsIn(entries, [...known.facts.values()], known.replies);
    const titled = news.map((one) => ({ ...one, title: this.needs.titleOf(one.competency) }));
    const held = await this.exclusions.ownOf(person.id);
    return {
      ...page,
      ways: ownWays('my-sign-offs', t),
      news: newsPart(titled, returned, t),
      apart: apartPart(held, await this.others(person), returned, t),
      observes: (await this.marks.of(person.id)).includes('experienced-observer'),
    };
  }

  async onePage(person: SignedInPerson, code: string, returned: Returned | null, t: Translate) {
    const loaded = await this.facts.ofSkill(person.id, code, t.language);
    return signOffPage(loaded, readerOf(person), '', returned, t);
  }

  /** Everybody who could come to observe this person, or whom this person could come to observe. */
  async others(person: SignedInPerson): Promise<Named[]> {
    const found = [
      ...(await this.people.supervisorsHere()),
      ...(await this.marks.holders('experienced-observer')),
      ...(await this.people.peopleOf(person)),
      ...(await watchedBy(this.db, person.id)),
    ];
    const others = new Map(found.filter(({ id }) => id !== person.id).map(({ id, name }) => [id, { id, name }]));
    return [...others.values()].sort((a, b) => a.name.localeCompare(b.name));
  }
}

const readerOf = ({ id, name }: SignedInPerson) => ({ as: 'person' as const, id, name, base: '/my-sign-offs' });
