import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Idempotency } from '../database/idempotency';
import { forUpdate, type Reader, rows } from '../database/query';
import { transact } from '../database/transact';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { InvitationsService } from '../sign-in/invitations.service';
import { accountsOf, findImport, listImports, type NamedAccount, waitingOf } from './roster-imports.queries';
import type { LeftAlone, RosterLog } from './roster-log.types';

const mostListed = 50;
/** Each link is written, and a list of paper has an end. */
export const mostInvited = 200;

export type InvitedPerson = NamedAccount & { path: string | null };

/** The imports of rosters so far, and whom each of them brought. */
@Injectable()
export class RosterImportsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly invitations: InvitationsService,
    private readonly idempotency: Idempotency,
  ) {}

  list() {
    return listImports(this.db, mostListed);
  }

  async get(id: string, db: Reader = this.db) {
    const found = await findImport(db, id);
    if (!found) throw new NotFound();
    const { changes, leftAlone, ...listed } = found;
    const log = JSON.parse(changes) as RosterLog;
    const ids = log.people.map((person) => person.id);
    const added = log.people.filter((person) => person.isNew).map((person) => person.id);
    return {
      listed,
      log,
      leftAlone: leftAlone === null ? null : (JSON.parse(leftAlone) as LeftAlone[]),
      accounts: await accountsOf(db, ids),
      waiting: found.undoneAt === null ? await waitingOf(db, added, this.clock.now().toISOString()) : [],
      isMailOn: this.invitations.isMailOn,
    };
  }

  /**
   * Invites everybody whom this import added and who has no link yet, as many as one list holds.
   * @returns null when the same form was sent before: links are shown once.
   */
  async inviteAdded(key: unknown, importId: string, by: string): Promise<InvitedPerson[] | null> {
    let invited: InvitedPerson[] | null = null;
    await transact(this.db, async (manager) => {
      invited = null;
      await this.idempotency.once(manager, key, by, ['roster-invitations', importId], async () => {
        invited = [];
        for (const person of (await this.holdWaiting(manager, importId)).slice(0, mostInvited))
          invited.push({ ...person, path: (await this.invitations.invite(manager, person.id, by)).path });
        return 'invited';
      });
    });
    return invited;
  }

  /** Whoever invites the same people meanwhile waits, and then finds them invited: a second link would end the first. */
  private async holdWaiting(manager: EntityManager, importId: string): Promise<NamedAccount[]> {
    await rows(manager, `SELECT id FROM roster_imports WHERE id = ?${forUpdate(manager)}`, [importId]);
    return (await this.get(importId, manager)).waiting;
  }
}
