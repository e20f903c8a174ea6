import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { type Reader, rows } from '../database/query';
import { transact } from '../database/transact';
import { Clock, dayAt } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { Membership } from './membership.entity';
import { peopleOf, supervisorsOf, teamsOf } from './people.queries';
import type { Named, Role, SignedInPerson, SupervisedPerson, TeamType } from './people.types';
import { Person } from './person.entity';
import { RoleGrant } from './role-grant.entity';
import { Supervision } from './supervision.entity';
import { Team } from './team.entity';

/** Who is here, in which team and role, and who supervises whom. Whoever writes also re-plans enrolments in the same transaction. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  today(): string {
    return dayAt(this.clock.now(), this.config.timeZone);
  }

  async add(
    manager: EntityManager,
    person: { name: string; email: string; language?: string; startedOn?: string | null; createdAt?: string },
  ): Promise<Person> {
    const row: Person = {
      id: newId(),
      name: person.name,
      email: person.email.trim().toLowerCase(),
      language: person.language ?? 'en',
      startedOn: person.startedOn ?? null,
      createdAt: person.createdAt ?? this.clock.now().toISOString(),
      deactivatedAt: null,
    };
    await manager.insert(Person, row);
    await rows(manager, 'INSERT INTO ledger_heads (person_id, last_no, last_digest) VALUES (?, 0, ?)', [row.id, '']);
    return row;
  }

  async chooseLanguage(manager: EntityManager, personId: string, language: string): Promise<void> {
    await manager.update(Person, { id: personId }, { language });
  }

  async addTeam(manager: EntityManager, name: string, teamType: TeamType): Promise<Team> {
    const team = { id: newId(), name, teamType };
    await manager.insert(Team, team);
    return team;
  }

  async joinTeam(manager: EntityManager, personId: string, teamId: string, fromOn = this.today()): Promise<void> {
    await manager.insert(Membership, { id: newId(), personId, teamId, fromOn, toOn: null });
  }

  async leaveTeam(manager: EntityManager, personId: string, teamId: string, toOn = this.today()): Promise<void> {
    await rows(manager, 'UPDATE memberships SET to_on = ? WHERE person_id = ? AND team_id = ? AND to_on IS NULL', [
      toOn,
      personId,
      teamId,
    ]);
  }

  async grantRole(manager: EntityManager, personId: string, role: Role): Promise<void> {
    await manager.insert(RoleGrant, {
      id: newId(),
      personId,
      role,
      grantedAt: this.clock.now().toISOString(),
      revokedAt: null,
    });
  }

  async revokeRole(manager: EntityManager, personId: string, role: Role): Promise<void> {
    const at = this.clock.now().toISOString();
    await rows(
      manager,
      'UPDATE role_grants SET revoked_at = ? WHERE person_id = ? AND role = ? AND revoked_at IS NULL',
      [at, personId, role],
    );
  }

  async supervise(
    manager: EntityManager,
    supervisorId: string,
    personId: string,
    fromOn = this.today(),
  ): Promise<void> {
    await manager.insert(Supervision, { id: newId(), supervisorId, personId, fromOn, toOn: null });
  }

  /** Exactly this supervisor's people, each once (somebody in two teams under the first by name). */
  async peopleOf(supervisor: SignedInPerson): Promise<SupervisedPerson[]> {
    const found = await peopleOf(this.db, supervisor.id, this.today());
    return [...new Map(found.reverse().map((person) => [person.id, person])).values()].reverse();
  }

  /** Loads through the supervisor: somebody else's people do not exist here. */
  async getPersonOf(supervisor: SignedInPerson, personId: string): Promise<SupervisedPerson> {
    const found = (await this.peopleOf(supervisor)).find((person) => person.id === personId);
    if (!found) throw new NotFound();
    return found;
  }

  supervisorsOf(personId: string): Promise<Named[]> {
    return supervisorsOf(this.db, personId, this.today());
  }

  teamsOf(
    personId: string,
    db: DataSource | EntityManager = this.db,
  ): Promise<{ id: string; name: string; teamType: TeamType }[]> {
    return teamsOf(db, personId, this.today());
  }

  async organisationName(): Promise<string | null> {
    const [row] = await rows<{ name: string }>(this.db, 'SELECT name FROM organisations WHERE id = 1');
    return row?.name ?? null;
  }

  async nameOrganisation(manager: EntityManager, name: string): Promise<void> {
    await rows(manager, 'INSERT INTO organisations (id, name, created_at) VALUES (1, ?, ?)', [
      name,
      this.clock.now().toISOString(),
    ]);
  }

  isEmpty(): Promise<boolean> {
    return this.isEmptyIn(this.db);
  }

  async isEmptyIn(db: Reader): Promise<boolean> {
    return (await rows(db, 'SELECT id FROM people LIMIT 1')).length === 0;
  }

  transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return transact(this.db, work);
  }
}
