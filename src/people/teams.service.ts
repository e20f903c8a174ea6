import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { forUpdate, rows } from '../database/query';
import { CannotUse, NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { Membership } from './membership.entity';
import type { TeamType } from './people.types';
import { PeopleService } from './people.service';
import { type Span, spanProblem } from './spans.rules';
import { Team } from './team.entity';

/** Which teams there are, and who belongs to them from when to when. Whoever writes also re-plans enrolments in the same transaction. */
@Injectable()
export class TeamsService {
  constructor(private readonly people: PeopleService) {}

  async add(manager: EntityManager, name: string, teamType: TeamType): Promise<Team> {
    await this.refuseTaken(manager, name, '');
    const team: Team = { id: newId(), name, teamType, closedOn: null };
    await manager.insert(Team, team);
    return team;
  }

  /** Locked until the transaction ends. */
  async getForChange(manager: EntityManager, teamId: string): Promise<Team> {
    const text = `SELECT id AS "id", name AS "name", team_type AS "teamType", closed_on AS "closedOn" FROM teams WHERE id = ?${forUpdate(manager)}`;
    const [team] = await rows<Team>(manager, text, [teamId]);
    if (!team) throw new NotFound();
    return team;
  }

  async change(manager: EntityManager, team: Team, to: { name: string; teamType: TeamType }): Promise<void> {
    await this.refuseTaken(manager, to.name, team.id);
    await manager.update(Team, { id: team.id }, { name: to.name, teamType: to.teamType });
  }

  /** Everybody's membership ends by that day; null opens the team again, and brings nobody back. */
  async close(manager: EntityManager, team: Team, closedOn: string | null): Promise<void> {
    await manager.update(Team, { id: team.id }, { closedOn });
    if (closedOn === null) return;
    await rows(
      manager,
      `UPDATE memberships SET to_on = CASE WHEN from_on > ? THEN from_on ELSE ? END
       WHERE team_id = ? AND (to_on IS NULL OR to_on > ?)`,
      [closedOn, closedOn, team.id, closedOn],
    );
  }

  /** Only a team that nothing was ever recorded of. */
  async remove(manager: EntityManager, team: Team): Promise<void> {
    const text = `SELECT id FROM memberships WHERE team_id = ? UNION ALL SELECT id FROM slot_revisions WHERE team_id = ?
      UNION ALL SELECT id FROM session_dates WHERE team_id = ?`;
    if ((await rows(manager, text, [team.id, team.id, team.id])).length > 0)
      throw new CannotUse({ form: 'teams.hasMembers' });
    await manager.delete(Team, { id: team.id });
  }

  /** Everybody who belongs to the team on this day or will later. */
  members(manager: EntityManager, teamId: string): Promise<{ id: string; startedOn: string | null }[]> {
    return rows(
      manager,
      `SELECT DISTINCT p.id AS "id", p.started_on AS "startedOn" FROM memberships m JOIN people p ON p.id = m.person_id
       WHERE m.team_id = ? AND (m.to_on IS NULL OR m.to_on > ?) AND p.deactivated_at IS NULL ORDER BY p.id`,
      [teamId, this.people.today()],
    );
  }

  /** @returns false when the person belongs to the team on the first of those days already. */
  async join(
    manager: EntityManager,
    personId: string,
    teamId: string,
    fromOn = this.people.today(),
    toOn: string | null = null,
  ): Promise<boolean> {
    const team = await this.getForChange(manager, teamId);
    const problem = spanProblem({ fromOn, toOn }, await this.spans(manager, personId, teamId));
    if (problem === 'already') return false;
    if (problem) throw new CannotUse({ toOn: `span.${problem}` });
    this.refuseClosed(team, toOn);
    await manager.insert(Membership, { id: newId(), personId, teamId, fromOn, toOn });
    return true;
  }

  /** @returns false when there was no open membership to end. */
  async leave(manager: EntityManager, personId: string, teamId: string, toOn = this.people.today()): Promise<boolean> {
    const open = (await this.spans(manager, personId, teamId)).find((one) => one.toOn === null);
    if (!open) return false;
    const day = toOn < open.fromOn ? open.fromOn : toOn;
    await manager.update(Membership, { id: open.id }, { toOn: day });
    return true;
  }

  /** Sets one membership's days anew. @returns which team it is of, or null when they were the same. */
  async changeDates(manager: EntityManager, personId: string, id: string, to: Span): Promise<string | null> {
    const [one] = await manager.find(Membership, { where: { id, personId } });
    if (!one) throw new NotFound();
    if (one.fromOn === to.fromOn && one.toOn === to.toOn) return null;
    const others = (await this.spans(manager, personId, one.teamId)).filter((other) => other.id !== id);
    const problem = spanProblem(to, others);
    if (problem) throw new CannotUse({ toOn: `span.${problem === 'already' ? 'overlap' : problem}` });
    this.refuseClosed(await this.getForChange(manager, one.teamId), to.toOn);
    await manager.update(Membership, { id }, { fromOn: to.fromOn, toOn: to.toOn });
    return one.teamId;
  }

  private spans(manager: EntityManager, personId: string, teamId: string): Promise<Membership[]> {
    return manager.find(Membership, { where: { personId, teamId } });
  }

  private refuseClosed(team: Team, toOn: string | null): void {
    if (team.closedOn !== null && (toOn === null || toOn > team.closedOn))
      throw new CannotUse({ toOn: 'teams.isClosed' });
  }

  private async refuseTaken(manager: EntityManager, name: string, exceptId: string): Promise<void> {
    const text = 'SELECT id FROM teams WHERE LOWER(name) = LOWER(?) AND id <> ?';
    if ((await rows(manager, text, [name, exceptId])).length > 0) throw new CannotUse({ name: 'teams.nameTaken' });
  }
}
