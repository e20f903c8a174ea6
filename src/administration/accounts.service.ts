import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AuditAction } from '../audit/audit.types';
import { AuditService } from '../audit/audit.service';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { PeopleService, type PersonDetails } from '../people/people.service';
import { MarksService } from '../people/marks.service';
import type { Mark, Role } from '../people/people.types';
import type { Person } from '../people/person.entity';
import { RolesService } from '../people/roles.service';
import { InvitationsService } from '../sign-in/invitations.service';
import { SessionsService } from '../sign-in/sessions.service';

/**
 * Changes of one account, each with everything that belongs to it in the caller's transaction: the fact, the audit log, the
 * enrolments planned anew. What is so already changes nothing. `by` is who does it, null for a command.
 */
@Injectable()
export class AccountsService {
  constructor(
    private readonly people: PeopleService,
    private readonly roles: RolesService,
    private readonly marks: MarksService,
    private readonly sessions: SessionsService,
    private readonly invitations: InvitationsService,
    private readonly enrolments: EnrolmentsService,
    private readonly audit: AuditService,
  ) {}

  async add(
    manager: EntityManager,
    by: string | null,
    details: PersonDetails,
    roles: readonly Role[],
  ): Promise<Person> {
    const person = await this.people.add(manager, details);
    await this.note(manager, by, 'person.added', person.id);
    for (const role of roles) await this.grantRole(manager, by, person.id, role);
    return person;
  }

  async change(manager: EntityManager, by: string | null, personId: string, to: PersonDetails): Promise<void> {
    const person = await this.people.getForChange(manager, personId);
    const changed = await this.people.change(manager, person, to);
    for (const field of changed.filter((one) => one === 'name' || one === 'language'))
      await this.note(manager, by, 'person.changed', personId, { field });
    if (changed.includes('email')) {
      await this.note(manager, by, 'person.email-changed', personId);
      await this.endLinks(manager, personId); // the last one may lie in somebody else's mail
    }
    if (changed.includes('startedOn'))
      await this.note(manager, by, 'person.first-day-changed', personId, { day: to.startedOn ?? 'none' });
  }

  private async endLinks(manager: EntityManager, personId: string): Promise<void> {
    for (const kind of ['invitation', 'password-reset'] as const)
      await this.invitations.endLinks(manager, personId, kind);
  }

  async grantRole(manager: EntityManager, by: string | null, personId: string, role: Role): Promise<boolean> {
    const person = await this.people.getForChange(manager, personId);
    if (!(await this.roles.grant(manager, personId, role))) return false;
    await this.note(manager, by, 'person.role-granted', personId, { role });
    await this.plan(manager, person);
    return true;
  }

  /** @throws CannotUse for the last administrator. */
  async revokeRole(manager: EntityManager, by: string | null, personId: string, role: Role): Promise<boolean> {
    const person = await this.people.getForChange(manager, personId);
    if (!(await this.roles.revoke(manager, personId, role))) return false;
    await this.note(manager, by, 'person.role-revoked', personId, { role });
    await this.plan(manager, person);
    return true;
  }

  async giveMark(manager: EntityManager, by: string | null, personId: string, mark: Mark): Promise<void> {
    await this.people.getForChange(manager, personId);
    if (await this.marks.give(manager, personId, mark))
      await this.note(manager, by, 'person.mark-given', personId, { mark });
  }

  async takeMark(manager: EntityManager, by: string | null, personId: string, mark: Mark): Promise<void> {
    await this.people.getForChange(manager, personId);
    if (await this.marks.take(manager, personId, mark))
      await this.note(manager, by, 'person.mark-taken', personId, { mark });
  }

  /** Ends every session at once and keeps every record. @throws CannotUse for the last administrator. */
  async deactivate(manager: EntityManager, by: string | null, personId: string): Promise<boolean> {
    const person = await this.people.getForChange(manager, personId);
    if (!(await this.people.deactivate(manager, person))) return false;
    await this.sessions.closeAll(manager, personId);
    await this.endLinks(manager, personId);
    await this.note(manager, by, 'person.deactivated', personId);
    return true;
  }

  async reactivate(manager: EntityManager, by: string | null, personId: string): Promise<boolean> {
    const person = await this.people.getForChange(manager, personId);
    if (!(await this.people.reactivate(manager, person))) return false;
    await this.note(manager, by, 'person.reactivated', personId);
    await this.plan(manager, { ...person, deactivatedAt: null });
    return true;
  }

  private async plan(manager: EntityManager, person: Person): Promise<void> {
    if (person.deactivatedAt === null) await this.enrolments.plan(manager, person);
  }

  private note(
    manager: EntityManager,
    actorId: string | null,
    action: AuditAction,
    subjectId: string,
    detail?: Record<string, string>,
  ): Promise<void> {
    return this.audit.record(manager, { actorId, action, subjectId, detail });
  }
}
