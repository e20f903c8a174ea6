import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Idempotency } from '../database/idempotency';
import { rows } from '../database/query';
import { transact } from '../database/transact';
import { JournalSharesService } from '../journal/journal-shares.service';
import { OutboxService } from '../messages/outbox.service';
import { PeopleService } from '../people/people.service';
import { Clock } from '../shared/clock';
import { type InvitationKind, isGood } from './invitation.rules';
import { hasEmailFromOthers, invitationBy, type InvitationFound } from './invitations.queries';
import { InvitationsService } from './invitations.service';
import { PasswordsService } from './passwords.service';
import { hashOf, SessionsService } from './sessions.service';
import { TriesService } from './tries.service';

/** The link is unknown, used, ended, or for somebody who is not here any more: nobody is told which. */
export class WorthlessLink extends Error {}

/** What a person with a good link may do: set a password, once. */
@Injectable()
export class SetPasswordService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly invitations: InvitationsService,
    private readonly tries: TriesService,
    private readonly outbox: OutboxService,
    private readonly audit: AuditService,
    private readonly idempotency: Idempotency,
    private readonly journals: JournalSharesService,
  ) {}

  /** Changes nothing, so a scanner that opens every link of a mail uses none up. @returns null for a worthless one. */
  async find(kind: InvitationKind, token: string): Promise<InvitationFound | null> {
    const found = await invitationBy(this.db, kind, hashOf(token));
    return found && isGood(found, this.clock.now()) ? found : null;
  }

  async problem(person: InvitationFound, password: string): Promise<string | null> {
    return this.passwords.problemFor(person, (await this.people.organisationName()) ?? '', password);
  }

  /** @throws WorthlessLink */
  async set(kind: InvitationKind, token: string, key: unknown, password: string): Promise<void> {
    const tokenHash = hashOf(token);
    if (!(await invitationBy(this.db, kind, tokenHash))) throw new WorthlessLink(); // before anything slow
    const passwordHash = await this.passwords.hash(password); // slow, so outside of the transaction
    await transact(this.db, async (manager) => {
      const found = await invitationBy(manager, kind, tokenHash, true);
      if (!found) throw new WorthlessLink();
      await this.idempotency.once(manager, key, found.personId, { tokenHash }, async () => {
        if (!isGood(found, this.clock.now())) throw new WorthlessLink();
        await rows(manager, 'UPDATE invitations SET used_at = ? WHERE token_hash = ?', [
          this.clock.now().toISOString(),
          tokenHash,
        ]);
        await this.replace(manager, found.personId, found.email, passwordHash);
        if (await this.isFromOthers(manager, found)) await this.journals.closeTo(manager, found.personId);
        const entry = { actorId: found.personId, action: `${kind}.used` as const, subjectId: found.personId };
        await this.audit.record(manager, entry);
        return 'set';
      });
    });
  }

  /** Whoever made the link, or said where mails go, could be the one who holds it: what was written for the person alone is not for them. */
  private async isFromOthers(manager: EntityManager, { personId, madeById }: InvitationFound): Promise<boolean> {
    return (madeById !== null && madeById !== personId) || hasEmailFromOthers(manager, personId);
  }

  /** A new password: nobody stays signed in with the old one, no link stays good, and the person is told. */
  async replace(manager: EntityManager, personId: string, email: string, passwordHash: string): Promise<void> {
    await this.passwords.set(manager, personId, passwordHash);
    await this.sessions.closeAll(manager, personId);
    await this.invitations.endLinks(manager, personId, 'invitation');
    await this.invitations.endLinks(manager, personId, 'password-reset');
    await this.tries.forget(manager, email);
    await this.outbox.put(manager, { personId, template: 'password-changed' });
  }
}
