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
import { newId } from '../shared/ids';
import { EnrolmentWithdrawal } from './enrolment-withdrawal.entity';
import { Enrolment } from './enrolment.entity';
import { ModuleStart } from './module-start.entity';
import { changes, wantedModules } from './planning.rules';

interface StandingEnrolment {
  enrolmentId: string;
  slug: string;
  origin: string;
  pathId: string | null;
  versionId: string | null;
  /** The place in the person's chain of the last assignment and the last waiver; the later one counts. */
  assignedNo: number | null;
  waivedNo: number | null;
}
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
  async plan(manager: EntityManager, person: { id: string }): Promise<void> {
    await this.ledger.hold(manager, person.id);
    const roles = await rolesOf(manager, person.id);
    const teamTypes = await plannedTeamTypes(manager, person.id, this.people.today());
    const published = await this.versions.publishedSlugs(manager);
    const asked = wantedModules(this.library.read().paths, roles, teamTypes);
    const wanted = asked.filter((one) => published.has(one.slug));
    const standing = (await this.standing(manager, person.id)).map((one) => ({
      ...one,
      begun: one.versionId !== null,
      isSaid: one.assignedNo !== null || one.waivedNo !== null,
    }));
    const { add, withdraw } = changes(wanted, standing);
    for (const one of add) await this.enrol(manager, person.id, one.slug, 'path', one.pathId);
    for (const one of withdraw) {
      await this.ledger.append(manager, EnrolmentWithdrawal, {
        id: newId(),
        personId: person.id,
        enrolmentId: one.enrolmentId,
        withdrawnAt: this.now(),
      });
    }
  }

  /** After a module was published for the first time: whoever's path names it is enrolled. */
  async planEverybody(manager: EntityManager): Promise<void> {
    const everybody = await rows<{ id: string }>(
      manager,
      'SELECT id AS "id" FROM people WHERE deactivated_at IS NULL ORDER BY id',
    );
    for (const person of everybody) await this.plan(manager, person);
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
    return rows(
      db,
      `SELECT e.id AS "enrolmentId", e.module_slug AS "slug", e.origin AS "origin", e.path_id AS "pathId", s.version_id AS "versionId",
              (SELECT MAX(a.chain_no) FROM assignments a WHERE a.enrolment_id = e.id) AS "assignedNo",
              (SELECT MAX(w.chain_no) FROM waivers w WHERE w.enrolment_id = e.id) AS "waivedNo"
       FROM enrolments e LEFT JOIN module_starts s ON s.enrolment_id = e.id
       WHERE e.person_id = ? AND NOT EXISTS (SELECT 1 FROM enrolment_withdrawals w WHERE w.enrolment_id = e.id)
         AND e.period = (SELECT MAX(period) FROM enrolments n WHERE n.person_id = e.person_id AND n.module_slug = e.module_slug)
       ORDER BY e.chain_no`,
      [personId],
    );
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

  private now(): string {
    return this.clock.now().toISOString();
  }
}
