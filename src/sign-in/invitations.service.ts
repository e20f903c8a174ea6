import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Idempotency } from '../database/idempotency';
import { rows } from '../database/query';
import { transact } from '../database/transact';
import { OutboxService } from '../messages/outbox.service';
import { Clock } from '../shared/clock';
import { NotFound, NotNow } from '../shared/errors';
import { newToken } from '../shared/ids';
import { Invitation } from './invitation.entity';
import { type InvitationKind, isGood, linkEnds, pathOf } from './invitation.rules';
import { type Account, accountOf, type LinkMade, linksOf } from './invitations.queries';
import { hashOf } from './sessions.service';

export interface Invited {
  kind: InvitationKind;
  by: 'mail' | 'link';
  /** To be handed over; null when it went by mail. It is nowhere else. */
  path: string | null;
}

/** Makes links that let a person set a password. Of each kind only the newest one works. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
    private readonly idempotency: Idempotency,
  ) {}

  get isMailOn(): boolean {
    return this.outbox.isOn;
  }

  async getAccount(personId: string): Promise<Account> {
    const found = await accountOf(this.db, personId);
    if (!found) throw new NotFound();
    return found;
  }

  async linksOf(personId: string): Promise<(LinkMade & { isGood: boolean })[]> {
    const { deactivatedAt } = await this.getAccount(personId);
    const now = this.clock.now();
    const links = await linksOf(this.db, personId);
    return links.map((link) => ({ ...link, isGood: isGood({ ...link, deactivatedAt }, now) }));
  }

  /** @returns null when the same form was sent before: a link is shown once. */
  async inviteOnce(key: unknown, personId: string, administratorId: string): Promise<Invited | null> {
    let invited: Invited | null = null;
    await transact(this.db, async (manager) => {
      invited = null;
      await this.idempotency.once(manager, key, administratorId, { personId }, async () => {
        invited = await this.invite(manager, personId, administratorId);
        return 'invited';
      });
    });
    return invited;
  }

  /** By mail where there is mail, else a link to hand over; to set a first password, or another one. */
  async invite(manager: EntityManager, personId: string, administratorId: string | null): Promise<Invited> {
    const account = await accountOf(manager, personId);
    if (!account) throw new NotFound();
    if (account.deactivatedAt) throw new NotNow('invitationClosed');
    return this.make(manager, personId, account.passwordHash ? 'password-reset' : 'invitation', administratorId);
  }

  async make(
    manager: EntityManager,
    personId: string,
    kind: InvitationKind,
    madeById: string | null,
  ): Promise<Invited> {
    const token = newToken();
    const now = this.clock.now();
    const endsAt = linkEnds(kind, now);
    const by = this.outbox.isOn ? 'mail' : 'link';
    await this.endLinks(manager, personId, kind);
    await manager.insert(Invitation, {
      tokenHash: hashOf(token),
      personId,
      kind,
      deliveredBy: by,
      createdAt: now.toISOString(),
      endsAt: endsAt.toISOString(),
      usedAt: null,
      createdById: madeById,
    });
    await this.audit.record(manager, {
      actorId: madeById,
      action: `${kind}.made`,
      subjectId: personId,
      detail: { by },
    });
    const path = pathOf(kind, token);
    await this.outbox.put(manager, { personId, template: kind, details: { path }, endsAt });
    return { kind, by, path: by === 'link' ? path : null };
  }

  /** From now on no older link of the kind opens anything, nor is one sent that still waits. */
  async endLinks(manager: EntityManager, personId: string, kind: InvitationKind): Promise<void> {
    const now = this.clock.now().toISOString();
    await rows(
      manager,
      'UPDATE invitations SET ends_at = ? WHERE person_id = ? AND kind = ? AND used_at IS NULL AND ends_at > ?',
      [now, personId, kind, now],
    );
    await this.outbox.withdraw(manager, personId, kind);
  }
}
