import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import type { Span } from '../people/spans.rules';
import { SupervisionsService } from '../people/supervisions.service';
import { TeamsService } from '../people/teams.service';
import { WorkPatternsService, type WorkTerms } from '../people/work-patterns.service';

const days = (span: Span) => ({ from: span.fromOn, until: span.toOn ?? 'open' });

/** Where somebody works, with whom and how much: each change with its audit event and plan, in the caller's transaction. `by` is null for a command. */
@Injectable()
export class PlacementsService {
  constructor(
    private readonly people: PeopleService,
    private readonly teams: TeamsService,
    private readonly supervisions: SupervisionsService,
    private readonly patterns: WorkPatternsService,
    private readonly enrolments: EnrolmentsService,
    private readonly audit: AuditService,
  ) {}

  async joinTeam(
    manager: EntityManager,
    by: string | null,
    personId: string,
    teamId: string,
    span: Span,
  ): Promise<boolean> {
    const person = await this.people.getForChange(manager, personId);
    if (!(await this.teams.join(manager, personId, teamId, span.fromOn, span.toOn))) return false;
    const detail = { team: teamId, ...days(span) };
    await this.audit.record(manager, { actorId: by, action: 'person.team-joined', subjectId: personId, detail });
    await this.plan(manager, person);
    return true;
  }

  async leaveTeam(
    manager: EntityManager,
    by: string | null,
    personId: string,
    teamId: string,
    toOn = this.people.today(),
  ): Promise<boolean> {
    const person = await this.people.getForChange(manager, personId);
    if (!(await this.teams.leave(manager, personId, teamId, toOn))) return false;
    const detail = { team: teamId, until: toOn };
    await this.audit.record(manager, { actorId: by, action: 'person.team-left', subjectId: personId, detail });
    await this.plan(manager, person);
    return true;
  }

  async changeMembership(
    manager: EntityManager,
    by: string | null,
    personId: string,
    membershipId: string,
    to: Span,
  ): Promise<void> {
    const person = await this.people.getForChange(manager, personId);
    const team = await this.teams.changeDates(manager, personId, membershipId, to);
    if (!team) return;
    const detail = { team, ...days(to) };
    await this.audit.record(manager, { actorId: by, action: 'person.team-dates-changed', subjectId: personId, detail });
    await this.plan(manager, person);
  }

  async supervise(
    manager: EntityManager,
    by: string | null,
    personId: string,
    supervisorId: string,
    span: Span,
  ): Promise<boolean> {
    await this.people.getForChange(manager, personId);
    if (!(await this.supervisions.supervise(manager, supervisorId, personId, span.fromOn, span.toOn))) return false;
    const detail = { supervisor: supervisorId, ...days(span) };
    await this.audit.record(manager, { actorId: by, action: 'person.supervisor-added', subjectId: personId, detail });
    return true;
  }

  async endSupervision(
    manager: EntityManager,
    by: string | null,
    personId: string,
    supervisorId: string,
    toOn = this.people.today(),
  ): Promise<boolean> {
    await this.people.getForChange(manager, personId);
    if (!(await this.supervisions.end(manager, supervisorId, personId, toOn))) return false;
    const detail = { supervisor: supervisorId, until: toOn };
    await this.audit.record(manager, { actorId: by, action: 'person.supervisor-ended', subjectId: personId, detail });
    return true;
  }

  async changeSupervision(
    manager: EntityManager,
    by: string | null,
    personId: string,
    supervisionId: string,
    to: Span,
  ): Promise<void> {
    await this.people.getForChange(manager, personId);
    const supervisor = await this.supervisions.changeDates(manager, personId, supervisionId, to);
    if (!supervisor) return;
    const detail = { supervisor, ...days(to) };
    await this.audit.record(manager, {
      actorId: by,
      action: 'person.supervisor-dates-changed',
      subjectId: personId,
      detail,
    });
  }

  async recordWork(manager: EntityManager, by: string | null, personId: string, terms: WorkTerms): Promise<boolean> {
    await this.people.getForChange(manager, personId);
    if (!(await this.patterns.record(manager, personId, terms, by))) return false;
    await this.audit.record(manager, {
      actorId: by,
      action: 'person.work-pattern-recorded',
      subjectId: personId,
      detail: { from: terms.fromOn, minutes: terms.minutesPerWeek, engagement: terms.engagement },
    });
    return true;
  }

  private async plan(manager: EntityManager, person: Person): Promise<void> {
    if (person.deactivatedAt === null) await this.enrolments.plan(manager, person);
  }
}
