import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import { PeopleService } from '../people/people.service';
import type { Named } from '../people/people.types';
import { Clock } from '../shared/clock';
import { CannotUse, NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { JournalKeysService } from './journal-keys.service';
import { JournalShareWithdrawal } from './journal-share-withdrawal.entity';
import { JournalShare } from './journal-share.entity';
import { possibleReaders, type SharedRow, sharedWith, sharesOf } from './journal.queries';
import { entryFrom, JournalService } from './journal.service';
import type { Share, SharedWithMe } from './journal.types';

/** One entry for one named person, until its author takes it back. */
@Injectable()
export class JournalSharesService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly journal: JournalService,
    private readonly keys: JournalKeysService,
  ) {}

  of(personId: string, entryId: string, db: Reader = this.db): Promise<Share[]> {
    return sharesOf(db, personId, entryId);
  }

  /** Whom the author may choose: their supervisors and the people of their teams who can sign in. */
  readersFor(personId: string, db: Reader = this.db): Promise<Named[]> {
    return possibleReaders(db, personId, this.people.today());
  }

  /** Sharing with somebody who may read it already changes nothing. */
  async add(manager: EntityManager, personId: string, entryId: string, readerId: string): Promise<void> {
    await this.ledger.hold(manager, personId);
    const { words } = await this.journal.getOwn(personId, entryId, manager);
    if (words.state !== 'open') throw new NotFound();
    if (!(await this.readersFor(personId, manager)).some((one) => one.id === readerId))
      throw new CannotUse({ readerId: 'form.choose' });
    if ((await sharesOf(manager, personId, entryId)).some((share) => share.readerId === readerId)) return;
    const [sharedOn, sharedAt] = [this.people.today(), this.now()];
    await this.ledger.append(manager, JournalShare, { id: newId(), personId, entryId, readerId, sharedOn, sharedAt });
  }

  async withdraw(manager: EntityManager, personId: string, entryId: string, shareId: string): Promise<void> {
    await this.ledger.hold(manager, personId);
    if (!(await sharesOf(manager, personId, entryId)).some((share) => share.id === shareId)) throw new NotFound();
    const fact = { id: newId(), personId, shareId, withdrawnAt: this.now() };
    await this.ledger.append(manager, JournalShareWithdrawal, fact);
  }

  /**
   * Somebody else may have this account from now on: what its person wrote is sealed, and whoever shared an entry with it shares it no
   * more. They can do it again.
   */
  async closeTo(manager: EntityManager, personId: string): Promise<void> {
    await this.keys.sealAll(manager, personId);
    const withdrawnAt = this.now();
    const facts = (await sharedWith(manager, personId, null)).map((row) => ({
      id: newId(),
      personId: row.personId,
      shareId: row.shareId,
      withdrawnAt,
    }));
    await this.ledger.appendAll(manager, JournalShareWithdrawal, facts);
  }

  /** What others let this person read. An entry that is sealed or deleted is not here. */
  async withMe(readerId: string): Promise<SharedWithMe[]> {
    const all: SharedWithMe[] = [];
    for (const row of await sharedWith(this.db, readerId, null)) all.push(...(await this.opened(row)));
    return all;
  }

  /** @throws NotFound for anybody but the reader, and once it is taken back, sealed or deleted. */
  async getForReader(readerId: string, shareId: string): Promise<SharedWithMe> {
    const [row] = await sharedWith(this.db, readerId, shareId);
    const [shared] = row ? await this.opened(row) : [];
    if (!shared) throw new NotFound();
    return shared;
  }

  private async opened(row: SharedRow): Promise<SharedWithMe[]> {
    const entry = entryFrom(row, await this.keys.of(row.personId));
    if (entry.words.state !== 'open') return [];
    const { shareId: id, personId: authorId, authorName, sharedOn } = row;
    return [{ id, authorId, authorName, sharedOn, entry }];
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
