import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { insertAll, rowsFor } from '../database/batches';
import { forUpdate, rows } from '../database/query';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { Membership } from '../people/membership.entity';
import { PeopleService } from '../people/people.service';
import { Person } from '../people/person.entity';
import { RoleGrant } from '../people/role-grant.entity';
import { Supervision } from '../people/supervision.entity';
import { Team } from '../people/team.entity';
import { WorkPattern } from '../people/work-pattern.entity';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { findHere } from './here.queries';
import { type ImportPlan, planImport } from './import-plan.rules';
import { type ReadRoster, readRoster, type Unreadable } from './read-roster';
import { RosterImport } from './roster-import.entity';

/** The place is no longer as it was when the administrator looked: nothing was imported. */
export class RosterMoved extends Error {}

interface Imported {
  /** Null: everything was so already. */
  importId: string | null;
  roster: ReadRoster;
}

/** Reads a roster against the place, and imports it: people, roles, teams, supervisors and working patterns, all of them or nothing. */
@Injectable()
export class RostersService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly enrolments: EnrolmentsService,
    private readonly audit: AuditService,
  ) {}

  /** What an import would do now. Changes nothing. */
  async dryRun(bytes: Uint8Array): Promise<ReadRoster | { problem: Unreadable }> {
    return readRoster(bytes, await findHere(this.db, this.people.today()));
  }

  /**
   * Imports every line without a problem, in the caller's transaction.
   * @param by who does it, null for a command. @param seen the mark of the dry run that was looked at, null where nobody looked.
   * @throws RosterMoved when it would now do something else.
   */
  async import(manager: EntityManager, by: string | null, bytes: Uint8Array, seen: string | null): Promise<Imported> {
    const today = this.people.today();
    await this.holdPlace(manager, bytes, today);
    const here = await findHere(manager, today);
    const roster = readRoster(bytes, here);
    if (roster.problem !== null || (seen !== null && roster.mark !== seen)) throw new RosterMoved();
    const plan = planImport(roster, here, { today, instant: this.clock.now().toISOString(), by, newId });
    if (plan.log.people.length === 0) return { importId: null, roster };
    await this.write(manager, plan);
    return { importId: await this.note(manager, by, roster, plan), roster };
  }

  /** On PostgreSQL nobody changes these people or a team while the differences are worked out and written. */
  private async holdPlace(manager: EntityManager, bytes: Uint8Array, today: string): Promise<void> {
    if (forUpdate(manager) === '') return;
    const roster = readRoster(bytes, await findHere(manager, today));
    if (roster.problem !== null) throw new RosterMoved();
    const ids = roster.people.flatMap((one) => (one.personId && one.kind === 'changed' ? [one.personId] : [])).sort();
    const lock = (these: string) => `SELECT id FROM people WHERE id IN (${these}) ORDER BY id${forUpdate(manager)}`;
    await rowsFor(manager, ids, lock);
    await rows(manager, `SELECT id FROM teams ORDER BY id${forUpdate(manager)}`);
  }

  private async write(manager: EntityManager, plan: ImportPlan): Promise<void> {
    await insertAll(manager, Team, plan.teams);
    await this.people.addAll(manager, plan.people);
    for (const { id, to } of plan.details) await manager.update(Person, { id }, to as Partial<Person>);
    for (const id of plan.reopened) await manager.update(Person, { id }, { deactivatedAt: null });
    await insertAll(manager, RoleGrant, plan.grants);
    await insertAll(manager, Membership, plan.memberships);
    await insertAll(manager, Supervision, plan.supervisions);
    await insertAll(manager, WorkPattern, plan.patterns);
    await this.enrolments.planAll(manager, plan.planned);
  }

  private async note(manager: EntityManager, by: string | null, roster: ReadRoster, plan: ImportPlan): Promise<string> {
    const id = newId();
    const added = plan.people.length;
    const changed = plan.log.people.length - added;
    const refused = new Set(roster.problems.map((problem) => problem.line)).size;
    await manager.insert(RosterImport, {
      id,
      fileSha256: roster.fileSha256,
      rowCount: roster.rowCount,
      refusedCount: refused,
      addedCount: added,
      changedCount: changed,
      changes: JSON.stringify(plan.log),
      importedAt: this.clock.now().toISOString(),
      importedById: by,
      undoneAt: null,
      undoneById: null,
      leftAlone: null,
    });
    const detail = { added, changed, refused, teams: plan.teams.length };
    await this.audit.recordAll(manager, [
      ...plan.events,
      { actorId: by, action: 'roster.imported', subjectId: id, detail },
    ]);
    return id;
  }
}
