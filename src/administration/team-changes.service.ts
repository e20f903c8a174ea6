import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { AuditAction } from '../audit/audit.types';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import type { TeamType } from '../people/people.types';
import type { Team } from '../people/team.entity';
import { TeamsService } from '../people/teams.service';

/** Changes of one team, each with its audit event and its members' plans, in the caller's transaction. `by` is null for a command. */
@Injectable()
export class TeamChangesService {
  constructor(
    private readonly teams: TeamsService,
    private readonly enrolments: EnrolmentsService,
    private readonly audit: AuditService,
  ) {}

  async add(manager: EntityManager, by: string | null, name: string, teamType: TeamType): Promise<Team> {
    const team = await this.teams.add(manager, name, teamType);
    await this.note(manager, by, 'team.added', team.id, { type: teamType });
    return team;
  }

  async change(
    manager: EntityManager,
    by: string | null,
    teamId: string,
    to: { name: string; teamType: TeamType },
  ): Promise<void> {
    const team = await this.teams.getForChange(manager, teamId);
    await this.teams.change(manager, team, to);
    if (team.name !== to.name) await this.note(manager, by, 'team.renamed', teamId);
    if (team.teamType === to.teamType) return;
    await this.note(manager, by, 'team.type-changed', teamId, { from: team.teamType, to: to.teamType });
    for (const person of await this.teams.members(manager, teamId)) await this.enrolments.plan(manager, person);
  }

  /** @param closedOn null opens it again. */
  async close(manager: EntityManager, by: string | null, teamId: string, closedOn: string | null): Promise<void> {
    const team = await this.teams.getForChange(manager, teamId);
    if (team.closedOn === closedOn) return;
    const members = await this.teams.members(manager, teamId);
    await this.teams.close(manager, team, closedOn);
    if (closedOn === null) return this.note(manager, by, 'team.reopened', teamId);
    await this.note(manager, by, 'team.closed', teamId, { from: closedOn, members: members.length });
    for (const person of members) {
      await this.note(manager, by, 'person.team-left', person.id, { team: teamId, until: closedOn });
      await this.enrolments.plan(manager, person);
    }
  }

  /** @throws CannotUse when anybody belongs or belonged to it. */
  async remove(manager: EntityManager, by: string | null, teamId: string): Promise<void> {
    const team = await this.teams.getForChange(manager, teamId);
    await this.teams.remove(manager, team);
    await this.note(manager, by, 'team.removed', teamId, { type: team.teamType });
  }

  private note(
    manager: EntityManager,
    actorId: string | null,
    action: AuditAction,
    subjectId: string,
    detail?: Record<string, string | number>,
  ): Promise<void> {
    return this.audit.record(manager, { actorId, action, subjectId, detail });
  }
}
