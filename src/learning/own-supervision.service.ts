import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { logPage } from '../threads/log/log.page';
import { colleaguesOf } from '../threads/log/log.queries';
import { SupervisionDueService } from '../threads/log/supervision-due.service';
import { SupervisionLogService } from '../threads/log/supervision-log.service';
import { ownWays } from './own-ways.page';

/** One's own supervision: the page that whoever supervises one sees, without what they note for themselves. */
@Injectable()
export class OwnSupervisionService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
    private readonly log: SupervisionLogService,
    private readonly due: SupervisionDueService,
  ) {}

  async page({ id, name }: SignedInPerson, returned: Returned | null, t: Translate) {
    const [team] = await this.people.teamsOf(id);
    const facts = {
      person: { id, name, teamName: team?.name ?? null },
      due: (await this.due.dueOf([id])).get(id)!,
      entries: await this.log.of(id),
      notes: await this.log.notesOf(id),
      preparations: [],
      colleagues: await this.colleagues(id),
      today: this.people.today(),
    };
    const page = logPage(facts, { as: 'person', id, base: '/my-supervision' }, returned, t);
    return { ...page, back: null, ways: ownWays('my-supervision', t) };
  }

  /** @throws NotFound for what is nobody’s of their own. */
  async getEntry({ id }: SignedInPerson, entryId: string): Promise<void> {
    if (!(await this.log.of(id)).some((one) => one.id === entryId)) throw new NotFound();
  }

  colleagues(personId: string): Promise<{ id: string; name: string }[]> {
    return colleaguesOf(this.db, personId, this.people.today());
  }
}
