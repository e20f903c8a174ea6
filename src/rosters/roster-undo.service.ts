import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { AuditEntry } from '../audit/audit.types';
import { changeFor, insertAll, rowsFor } from '../database/batches';
import { forUpdate, rows } from '../database/query';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { Person } from '../people/person.entity';
import { PeopleService } from '../people/people.service';
import { RolesService } from '../people/roles.service';
import { WorkPattern } from '../people/work-pattern.entity';
import { Clock } from '../shared/clock';
import { CannotUse, NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { InvitationsService } from '../sign-in/invitations.service';
import { SessionsService } from '../sign-in/sessions.service';
import { RosterImport } from './roster-import.entity';
import type { RosterLog } from './roster-log.types';
import { standingNow } from './standing.queries';
import { planUndo, type UndoPlan } from './undo-plan.rules';
import { undoEvents } from './undo-events.rules';

/** Takes an import back, as far as nobody changed since what it did. */
@Injectable()
export class RosterUndoService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly roles: RolesService,
    private readonly enrolments: EnrolmentsService,
    private readonly sessions: SessionsService,
    private readonly invitations: InvitationsService,
    private readonly audit: AuditService,
  ) {}

  /** What undoing would do now. Changes nothing. */
  foresee(log: RosterLog, importedAt: string): Promise<UndoPlan> {
    return this.db.transaction((manager) => this.plan(manager, log, importedAt));
  }

  /** In the caller's transaction. @returns false when it was undone before. */
  async undo(manager: EntityManager, by: string, importId: string): Promise<boolean> {
    const held = await this.holdImport(manager, importId);
    if (held.undoneAt !== null) return false;
    const log = JSON.parse(held.changes) as RosterLog;
    await rowsFor(
      manager,
      log.people.map((person) => person.id).sort(),
      (these) => `SELECT id FROM people WHERE id IN (${these}) ORDER BY id${forUpdate(manager)}`,
    );
    const plan = await this.plan(manager, log, held.importedAt);
    await this.putBack(manager, by, plan);
    await this.enrolments.planAll(
      manager,
      plan.planned.filter((id) => !plan.remove.includes(id)),
    );
    await this.close(manager, plan);
    await this.remove(manager, plan);
    const [undoneAt, leftAlone] = [this.now(), JSON.stringify(plan.leftAlone)];
    const changes = JSON.stringify(withoutDetails(log));
    await manager.update(RosterImport, { id: importId }, { undoneAt, undoneById: by, leftAlone, changes });
    await this.audit.recordAll(manager, [...undoEvents(plan, by), undone(plan, by, importId)]);
    return true;
  }

  private async holdImport(
    manager: EntityManager,
    importId: string,
  ): Promise<Pick<RosterImport, 'changes' | 'importedAt' | 'undoneAt'>> {
    const [found] = await rows<RosterImport>(
      manager,
      `SELECT changes AS "changes", imported_at AS "importedAt", undone_at AS "undoneAt" FROM roster_imports WHERE id = ?${forUpdate(manager)}`,
      [importId],
    );
    if (!found) throw new NotFound();
    return found;
  }

  private async plan(manager: EntityManager, log: RosterLog, importedAt: string): Promise<UndoPlan> {
    const now = await standingNow(manager, log, importedAt);
    const mustStay = new Set<string>();
    for (const { id, isNew, closedAt } of log.people)
      if ((isNew || closedAt !== null) && now.grants.get(id)?.some((one) => one.role === 'administrator'))
        await this.roles.keepAnAdministrator(manager, id).catch((error: unknown) => {
          if (!(error instanceof CannotUse)) throw error;
          mustStay.add(id);
        });
    return planUndo(log, { ...now, mustStay, today: this.people.today() });
  }

  private async putBack(manager: EntityManager, by: string, plan: UndoPlan): Promise<void> {
    for (const { id, to } of plan.details) await manager.update(Person, { id }, to as Partial<Person>);
    const idsOf = (all: readonly { id: string }[]) => all.map((one) => one.id);
    const revoke = (these: string) => `UPDATE role_grants SET revoked_at = ? WHERE id IN (${these})`;
    await changeFor(manager, idsOf(plan.revoke), revoke, [this.now()]);
    // Dates are no ledger: a membership that an import made by mistake never was.
    await changeFor(manager, idsOf(plan.memberships), (these) => `DELETE FROM memberships WHERE id IN (${these})`);
    await changeFor(manager, idsOf(plan.supervisions), (these) => `DELETE FROM supervisions WHERE id IN (${these})`);
    await changeFor(manager, plan.teams, (these) => `DELETE FROM teams WHERE id IN (${these})`);
    const recordedAt = this.now();
    const patterns = plan.patterns.map((one) => ({ id: newId(), ...one, recordedAt, recordedById: by }));
    await insertAll(manager, WorkPattern, patterns);
  }

  private async close(manager: EntityManager, plan: UndoPlan): Promise<void> {
    const close = (these: string) => `UPDATE people SET deactivated_at = ? WHERE id IN (${these})`;
    await changeFor(manager, plan.close, close, [this.now()]);
    for (const { id, closedAt } of plan.closeAgain) await changeFor(manager, [id], close, [closedAt]);
    const closed = [...plan.close, ...plan.closeAgain.map((one) => one.id)];
    await this.sessions.closeAllOf(manager, closed);
    for (const id of await this.openLinks(manager, closed)) await this.invitations.endLinks(manager, id, 'invitation');
  }

  private async openLinks(manager: EntityManager, ids: readonly string[]): Promise<string[]> {
    const text = (these: string) =>
      `SELECT DISTINCT person_id AS "id" FROM invitations WHERE used_at IS NULL AND ends_at > ? AND person_id IN (${these})`;
    return (await rowsFor<{ id: string }>(manager, ids, text, [this.now()])).map((one) => one.id);
  }

  private async remove(manager: EntityManager, plan: UndoPlan): Promise<void> {
    for (const [table, column] of [
      ['role_grants', 'person_id'],
      ['ledger_heads', 'person_id'],
      ['people', 'id'],
    ])
      await changeFor(manager, plan.remove, (these) => `DELETE FROM ${table} WHERE ${column} IN (${these})`);
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/** Details serve undoing alone. Once it is done they would keep the names of people who went. */
const withoutDetails = ({ teams, people }: RosterLog): RosterLog => ({
  teams,
  people: people.map((one) => ({ ...one, details: [] })),
});

const undone = (plan: UndoPlan, by: string, importId: string): AuditEntry => ({
  actorId: by,
  action: 'roster.undone',
  subjectId: importId,
  detail: {
    restored: plan.restored.length,
    closed: plan.close.length + plan.closeAgain.length,
    removed: plan.remove.length,
    left: new Set(plan.leftAlone.map((one) => one.id)).size,
  },
});
