import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { LooksService } from '../audit/looks.service';
import { MarksService } from '../people/marks.service';
import { membershipsOf, supervisionsOf } from '../people/people.queries';
import { PeopleService, type PersonDetails } from '../people/people.service';
import type { Placement, SignedInPerson } from '../people/people.types';
import { Person } from '../people/person.entity';
import { WorkPatternsService } from '../people/work-patterns.service';
import type { Span } from '../people/spans.rules';
import { minutesOf } from '../people/work-pattern.rules';
import { CannotUse, NotFound } from '../shared/errors';
import { AccountsService } from './accounts.service';
import { DirectoryService } from './directory.service';
import { accountStateOf } from './people.queries';
import type { WorkForm } from './people.form';
import { PlacementsService } from './placements.service';
import { changesOf, possibleSupervisors } from './person-account.queries';
import { listTeams } from './teams.queries';

const mostChanges = 50;
const isCurrent = (today: string) => (one: Placement) => one.fromOn <= today && (one.toOn === null || one.toOn > today);

/** What the page of one account shows: the account and its places, nothing of what the person learns. */
@Injectable()
export class PersonAccountService {
  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryService,
    private readonly people: PeopleService,
    private readonly patterns: WorkPatternsService,
    private readonly accounts: AccountsService,
    private readonly placements: PlacementsService,
    private readonly looks: LooksService,
    private readonly marks: MarksService,
  ) {}

  /** The visit is noted for that person to read. */
  async open(by: SignedInPerson, personId: string) {
    const loaded = await this.get(personId);
    await this.looks.note(by.id, personId, this.people.today());
    return loaded;
  }

  async get(personId: string) {
    const { manager } = this.db;
    const [person] = await manager.find(Person, { where: { id: personId } });
    if (!person) throw new NotFound();
    const now = this.directory.now();
    const [memberships, supervisions] = [
      await membershipsOf(manager, personId),
      await supervisionsOf(manager, personId),
    ];
    return {
      person,
      ...(await accountStateOf(manager, personId, now)),
      memberships,
      supervisions,
      teamsNow: memberships.filter(isCurrent(now.today)),
      supervisorsNow: supervisions.filter(isCurrent(now.today)),
      marks: await this.marks.of(personId),
      patterns: await this.patterns.of(manager, personId),
      teams: (await listTeams(manager, now.today)).filter((team) => !team.closedOn || team.closedOn > now.today),
      supervisors: await possibleSupervisors(manager, personId),
      changes: await changesOf(manager, personId, mostChanges),
      today: now.today,
    };
  }

  /** Whoever typed beside an older page is told, and overwrites nothing. */
  async changeDetails(
    manager: EntityManager,
    by: string,
    personId: string,
    form: PersonDetails & { seen?: string },
  ): Promise<void> {
    const person = await this.people.getForChange(manager, personId);
    if (form.seen !== seenDetails(person)) throw new CannotUse({ form: 'personAccount.changedMeanwhile' });
    const { name, email, language, startedOn } = form;
    await this.accounts.change(manager, by, personId, { name, email, language, startedOn });
  }

  async joinTeam(manager: EntityManager, by: string, personId: string, teamId: string, span: Span): Promise<void> {
    if (!(await this.placements.joinTeam(manager, by, personId, teamId, span)))
      throw new CannotUse({ teamId: 'span.alreadyInTeam' });
  }

  async supervise(
    manager: EntityManager,
    by: string,
    personId: string,
    supervisorId: string,
    span: Span,
  ): Promise<void> {
    if (!(await possibleSupervisors(manager, personId)).some((one) => one.id === supervisorId))
      throw new CannotUse({ supervisorId: 'form.choose' });
    if (!(await this.placements.supervise(manager, by, personId, supervisorId, span)))
      throw new CannotUse({ supervisorId: 'span.alreadySupervised' });
  }

  async recordWork(manager: EntityManager, by: string, personId: string, form: WorkForm): Promise<void> {
    const minutesPerWeek = minutesOf(form.hours);
    if (minutesPerWeek === null) throw new CannotUse({ hours: 'work.hoursInvalid' });
    if (minutesPerWeek > 0 && form.day.length === 0) throw new CannotUse({ day: 'work.daysMissing' });
    const workingDays = [...new Set(form.day)].sort().join('');
    const { fromOn, engagement } = form;
    await this.placements.recordWork(manager, by, personId, { fromOn, minutesPerWeek, workingDays, engagement });
  }
}

/** A mark of what a page showed of somebody's details. */
export function seenDetails({ name, email, language, startedOn }: PersonDetails): string {
  return createHash('sha256')
    .update(JSON.stringify([name, email, language, startedOn]))
    .digest('hex')
    .slice(0, 16);
}
