import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LooksService } from '../audit/looks.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import type { Files } from './export.types';
import { accountOf, eventsOf } from './own-account.queries';
import { asJson, asTable } from './plain-files';

/** Who somebody is here, what was done by or about them, and who looked. */
@Injectable()
export class ExportAccountService {
  constructor(
    private readonly db: DataSource,
    private readonly looks: LooksService,
    private readonly people: PeopleService,
  ) {}

  async files({ id }: SignedInPerson, t: Translate): Promise<Files> {
    const events = (await eventsOf(this.db, id)).map(({ at, action, actorId }) => ({
      at,
      action,
      by: t(`export.by.${actorId === null ? 'nobody' : actorId === id ? 'self' : 'another'}`),
    }));
    return {
      'about-me.json': asJson(await accountOf(this.db, id, this.people.today())),
      'what-was-done.csv': asTable(['at', 'action', 'by'], events, t),
      'who-looked.csv': asTable(['viewer', 'on'], await this.looks.at(id), t),
    };
  }
}
