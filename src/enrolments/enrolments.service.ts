import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PublishedModule } from '../content/content.types';
import { LibraryService } from '../content/library.service';
import { VersionsService } from '../content/versions.service';
import { Ledger } from '../database/ledger';
import { type Reader, rows } from '../database/query';
import { plannedTeamTypes, rolesOf } from '../people/people.queries';
import { PeopleService } from '../people/people.service';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { grouped } from '../shared/grouped.rules';
import { newId } from '../shared/ids';
import { EnrolmentWithdrawal } from './enrolment-withdrawal.entity';
import { Enrolment } from './enrolment.entity';
import { lastPeriods, standingOf, type StandingEnrolment } from './enrolments.queries';
import { ModuleStart } from './module-start.entity';
import { changes, wantedModules } from './planning.rules';

export interface Begun {
  enrolmentId: string;
  versionId: string;
}

/** Who has to do what. Only facts are added; what stands is what was enrolled last and not withdrawn. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly library: LibraryService,
    private readonly versions: VersionsService,
  ) {}

  /** Brings somebody's enrolments in line with the paths of their roles and teams; call it in the transaction of whatever changed them. */
  plan(manager: EntityManager, person: { id: string }): Promise<void> {
    return this.planAll(manager, [person.id]);
  }

  /** Many people in as many queries as one. */
  async planAll(manager: EntityManager, personIds: readonly string[]): Promise<void> {
    await this.ledger.holdAll(manager, personIds);
    const roles = await rolesOf(manager, personIds);
    const teamTypes = await plannedTeamTypes(manager, personIds, this.people.today());
    const published = await this.versions.publishedSlugs(manager);
    const { paths } = this.library.read();
    const standing = grouped(await standingOf(manager, personIds), (one) => one.personId);
    const planned = personIds.map((personId) => {
      const asked = wantedModules(paths, roles.get(personId) ?? [], teamTypes.get(personId) ?? []);
      const wanted = asked.filter((one) => published.has(one.slug));
      return { personId, ...changes(wanted, (standing.get(personId) ?? []).map(asPlanned)) };
    });
    await this.add(
      manager,
      planned.flatMap(({ personId, add }) => add.map((one) => ({ personId, ...one }))),
    );
    const withdrawnAt = this.now();
    const withdrawals = planned.flatMap(({ personId, withdraw }) =>
      withdraw.map(({ enrolmentId }) => ({ id: newId(), personId, enrolmentId, withdrawnAt })),
    );
    await this.ledger.appendAll(manager, EnrolmentWithdrawal, withdrawals);
  }

  /** After a module was published for the first time: whoever's path names it is enrolled. */
  async planEverybody(manager: EntityManager): Promise<void> {
    const everybody = await rows<{ id: string }>(
      manager,
      'SELECT id AS "id" FROM people WHERE deactivated_at IS NULL ORDER BY id',
    );
    await this.planAll(
      manager,
      everybody.map((person) => person.id),
    );
  }

  private async add(
    manager: EntityManager,
    all: readonly { personId: string; slug: string; pathId: string }[],
  ): Promise<void> {
    const periods = await lastPeriods(manager, [...new Set(all.map((one) => one.personId))]);
    const enrolledAt = this.now();
    const facts = all.map(({ personId, slug, pathId }) => ({
      id: newId(),
      personId,
      moduleSlug: slug,
      period: (periods.get(`${personId} ${slug}`) ?? 0) + 1,
      origin: 'path' as const,
      pathId,
      dueOn: null,
      enrolledAt,
    }));
    await this.ledger.appendAll(manager, Enrolment, facts);
  }

  /**
   * Begins a module, or goes on with it on the version begun. Somebody who was never asked enrols by beginning.
   * @param mayBegin asked about the version before it is begun, never of whoever goes on; it throws where it may not be.
   */
  async begin(
    manager: EntityManager,
    personId: string,
    slug: string,
    versionId: string,
    mayBegin?: (version: PublishedModule) => Promise<void>,
  ): Promise<Begun> {
    await this.ledger.hold(manager, personId);
    const standing = (await this.standing(manager, personId)).find((one) => one.slug === slug);
    if (standing?.versionId) return { enrolmentId: standing.enrolmentId, versionId: standing.versionId };
    const version = await this.versions.get(versionId, manager);
    if (version.module.slug !== slug) throw new NotFound();
    await mayBegin?.(version);
    const enrolmentId = standing?.enrolmentId ?? (await this.enrol(manager, personId, slug, 'self'));
    await this.ledger.append(manager, ModuleStart, {
      id: newId(),
      personId,
      enrolmentId,
      versionId,
      startedAt: this.now(),
    });
    return { enrolmentId, versionId };
  }

  standing(db: Reader, personId: string): Promise<StandingEnrolment[]> {
    return standingOf(db, [personId]);
  }

  /** @returns the id of the new enrolment, of the next period. */
  async enrol(
    manager: EntityManager,
    personId: string,
    slug: string,
    origin: Enrolment['origin'],
    pathId: string | null = null,
  ): Promise<string> {
    const [last] = await rows<{ period: number | null }>(
      manager,
      'SELECT MAX(period) AS "period" FROM enrolments WHERE person_id = ? AND module_slug = ?',
      [personId, slug],
    );
    const id = newId();
    await this.ledger.append(manager, Enrolment, {
      id,
      personId,
      moduleSlug: slug,
      period: (last?.period ?? 0) + 1,
      origin,
      pathId,
      dueOn: null,
      enrolledAt: this.now(),
    });
    return id;
  }

  /** What had not begun no longer applies. */
  async withdraw(manager: EntityManager, personId: string, enrolmentId: string): Promise<void> {
    const fact = { id: newId(), personId, enrolmentId, withdrawnAt: this.now() };
    await this.ledger.append(manager, EnrolmentWithdrawal, fact);
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

const asPlanned = (one: StandingEnrolment) => ({
  ...one,
  begun: one.versionId !== null,
  isSaid: one.assignedNo !== null || one.waivedNo !== null,
});
