import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { chunks, insertAll, lines } from '../database/batches';
import { forUpdate, type Reader, rows } from '../database/query';
import { transact } from '../database/transact';
import { Clock, dayAt } from '../shared/clock';
import { CannotUse, NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { firstTeamOf, openTeams, peopleOf, supervisorsHere, supervisorsOf, teamsOf } from './people.queries';
import type { Named, Overseer, SignedInPerson, SupervisedPerson, TeamType } from './people.types';
import { coveringOf, onceEach, overseersIn } from './overseers.rules';
import { Person } from './person.entity';
import { RolesService } from './roles.service';

export type PersonDetails = Pick<Person, 'name' | 'email' | 'language' | 'startedOn'>;

/** Who is here. Roles, teams, supervision and working patterns have services of their own. Whoever writes also re-plans enrolments in the same transaction. */
@Injectable()
export class PeopleService {
  private organisation: string | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly roles: RolesService,
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
    await this.refuseTaken(manager, row.email, row.id);
    await manager.insert(Person, row);
    await rows(manager, 'INSERT INTO ledger_heads (person_id, last_no, last_digest) VALUES (?, 0, ?)', [row.id, '']);
    return row;
  }

  /** Many at once. Whoever calls has made sure that no e-mail address is taken. */
  async addAll(manager: EntityManager, people: readonly Person[]): Promise<void> {
    await insertAll(manager, Person, people);
    for (const some of chunks(people))
      await rows(
        manager,
        `INSERT INTO ledger_heads (person_id, last_no, last_digest) VALUES ${lines(some, ['', '', ''])}`,
        some.flatMap((person) => [person.id, 0, '']),
      );
  }

  /** Locked until the transaction ends, so that two changes of one person come one after the other. */
  async getForChange(manager: EntityManager, personId: string): Promise<Person> {
    await rows(manager, `SELECT id FROM people WHERE id = ?${forUpdate(manager)}`, [personId]);
    const [person] = await manager.find(Person, { where: { id: personId } });
    if (!person) throw new NotFound();
    return person;
  }

  async chooseLanguage(manager: EntityManager, personId: string, language: string): Promise<void> {
    await manager.update(Person, { id: personId }, { language });
  }

  /** @returns the names of what is different now. */
  async change(manager: EntityManager, person: Person, to: PersonDetails): Promise<(keyof PersonDetails)[]> {
    const wanted = { ...to, email: to.email.trim().toLowerCase() };
    const changed = (Object.keys(wanted) as (keyof PersonDetails)[]).filter((key) => wanted[key] !== person[key]);
    if (changed.includes('email')) await this.refuseTaken(manager, wanted.email, person.id);
    if (changed.length > 0) await manager.update(Person, { id: person.id }, wanted);
    return changed;
  }

  /** Every record stays. Sessions are ended by whoever calls. @throws CannotUse for the last administrator. */
  async deactivate(manager: EntityManager, person: Person): Promise<boolean> {
    if (person.deactivatedAt !== null) return false;
    await this.roles.keepAnAdministrator(manager, person.id);
    await manager.update(Person, { id: person.id }, { deactivatedAt: this.clock.now().toISOString() });
    return true;
  }

  async reactivate(manager: EntityManager, person: Person): Promise<boolean> {
    if (person.deactivatedAt === null) return false;
    await manager.update(Person, { id: person.id }, { deactivatedAt: null });
    return true;
  }

  /** Exactly this supervisor's people, and while they cover for another those of that one; each once (somebody in two teams under the first by name). */
  async peopleOf(supervisor: SignedInPerson): Promise<SupervisedPerson[]> {
    const found = await peopleOf(this.db, supervisor.id, this.today());
    return onceEach(found).map(({ coveredFor, coveredUntil, ...person }) => ({
      ...person,
      covered: coveringOf(coveredFor, coveredUntil),
    }));
  }

  /** Loads through the supervisor: somebody else's people do not exist here. */
  async getPersonOf(supervisor: SignedInPerson, personId: string): Promise<SupervisedPerson> {
    const found = (await this.peopleOf(supervisor)).find((person) => person.id === personId);
    if (!found) throw new NotFound();
    return found;
  }

  /** Everybody here who has the role, by name. */
  supervisorsHere(): Promise<Named[]> {
    return supervisorsHere(this.db);
  }

  /** Their supervisors, and whoever covers for one who is away. */
  async supervisorsOf(personId: string, db: Reader = this.db): Promise<Overseer[]> {
    return overseersIn(await supervisorsOf(db, personId, this.today()));
  }

  teamsOf(
    personId: string,
    db: DataSource | EntityManager = this.db,
  ): Promise<{ id: string; name: string; teamType: TeamType }[]> {
    return teamsOf(db, personId, this.today());
  }

  openTeams(): Promise<Named[]> {
    return openTeams(this.db, this.today());
  }

  /** For the local facts of this person's team. @param asOf an instant whose day (UTC, as everywhere that has no settings) counts; without it, today. */
  firstTeamOf(personId: string, asOf?: string): { sql: string; values: string[] } {
    return firstTeamOf(personId, asOf?.slice(0, 10) ?? this.today());
  }

  /** Named once, shown on every page: read until it is there, then kept. */
  async organisationName(): Promise<string | null> {
    if (this.organisation) return this.organisation;
    const [row] = await rows<{ name: string }>(this.db, 'SELECT name FROM organisations WHERE id = 1');
    return (this.organisation = row?.name ?? null);
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

  private async refuseTaken(manager: EntityManager, email: string, exceptId: string): Promise<void> {
    const taken = await rows(manager, 'SELECT id FROM people WHERE email = ? AND id <> ?', [email, exceptId]);
    if (taken.length > 0) throw new CannotUse({ email: 'people.emailTaken' });
  }
}
