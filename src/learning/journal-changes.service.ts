import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Idempotency } from '../database/idempotency';
import { transact } from '../database/transact';
import { JournalKeysService } from '../journal/journal-keys.service';
import { JournalSharesService } from '../journal/journal-shares.service';
import { JournalService } from '../journal/journal.service';
import { readCode } from '../journal/recovery-code.rules';
import type { SignedInPerson } from '../people/people.types';
import { InvitationsService } from '../sign-in/invitations.service';
import { OwnPasswordService } from '../sign-in/own-password.service';
import { PasswordsService } from '../sign-in/passwords.service';
import { TriesService } from '../sign-in/tries.service';

type Refused = 'wait' | 'wrong';

/** What somebody does with entries that they have, and with what opens them. */
@Injectable()
export class JournalChangesService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly journal: JournalService,
    private readonly shares: JournalSharesService,
    private readonly keys: JournalKeysService,
    private readonly tries: TriesService,
    private readonly passwords: PasswordsService,
    private readonly ownPassword: OwnPasswordService,
    private readonly invitations: InvitationsService,
  ) {}

  empty(person: SignedInPerson, entryId: string, key: unknown): Promise<string> {
    const work = (manager: EntityManager) => this.journal.empty(manager, person.id, entryId);
    return this.once(person, key, ['delete', entryId], work);
  }

  share(person: SignedInPerson, entryId: string, readerId: string, key: unknown): Promise<string> {
    const work = (manager: EntityManager) => this.shares.add(manager, person.id, entryId, readerId);
    return this.once(person, key, ['share', entryId, readerId], work);
  }

  takeBack(person: SignedInPerson, entryId: string, shareId: string, key: unknown): Promise<string> {
    const work = (manager: EntityManager) => this.shares.withdraw(manager, person.id, entryId, shareId);
    return this.once(person, key, ['take back', shareId], work);
  }

  /** What is sealed opens again. In turn, or a flood of tries would all count none. */
  open(person: SignedInPerson, typed: string, address: string): Promise<Refused | null> {
    return this.passwords.inTurn(async () => {
      if (await this.tries.mustWait('journal-code', person.id, address)) return 'wait';
      const code = readCode(typed);
      if (code && (await transact(this.db, (manager) => this.keys.open(manager, person.id, code))) > 0) return null;
      await this.tries.note('journal-code', person.id, address);
      return 'wrong';
    });
  }

  /** @returns a new recovery code, to be shown this once; null where the same form was sent before. */
  async renewCode(
    person: SignedInPerson,
    asked: { present: string; address: string; key: unknown },
  ): Promise<{ code: string | null } | { refused: Refused }> {
    const account = await this.invitations.getAccount(person.id);
    const refused = await this.ownPassword.refuse(account, asked.present, asked.address);
    if (refused) return { refused };
    let code: string | null = null;
    await this.once(person, asked.key, ['recovery code'], async (manager) => {
      code = await this.keys.renewCode(manager, person.id);
    });
    return { code };
  }

  private once(
    person: SignedInPerson,
    key: unknown,
    body: unknown,
    work: (manager: EntityManager) => Promise<void>,
  ): Promise<string> {
    return transact(this.db, (manager) =>
      this.idempotency.once(manager, key, person.id, body, async () => {
        await work(manager);
        return 'done';
      }),
    );
  }
}
