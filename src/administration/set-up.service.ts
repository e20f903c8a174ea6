import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BackupsService } from '../backups/backups.service';
import { countChecks } from '../content/resources.rules';
import { LibraryService } from '../content/library.service';
import { OutboxService } from '../messages/outbox.service';
import { PeopleService } from '../people/people.service';
import { DirectoryService } from './directory.service';
import { supervisedOn } from './set-up.queries';
import { SlotDirectoryService } from './slot-directory.service';

/** What stands and what is still to be done before the place runs: all of it derived from the facts. */
@Injectable()
export class SetUpService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
    private readonly directory: DirectoryService,
    private readonly slots: SlotDirectoryService,
    private readonly library: LibraryService,
    private readonly outbox: OutboxService,
    private readonly backups: BackupsService,
  ) {}

  async facts() {
    const today = this.people.today();
    return {
      counts: await this.directory.counts(),
      slots: await this.slots.all(),
      supervised: await supervisedOn(this.db, today),
      organisation: (await this.people.organisationName()) ?? '',
      isMailOn: this.outbox.isOn,
      lastBackup: this.backups.state().all.find((one) => one.reason === 'kept'),
      services: countChecks(this.library.read().resources, today),
    };
  }
}

export type SetUpFacts = Awaited<ReturnType<SetUpService['facts']>>;
