import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LibraryService } from '../content/library.service';
import { VersionsService } from '../content/versions.service';
import { Ledger } from '../database/ledger';
import { type Reader, rows } from '../database/query';
import { plannedTeamTypes, rolesOf } from '../people/people.queries';
import { PeopleService } from '../people/people.service';
import { Clock } from '../shared/clock';
import { addDays } from '../shared/dates.rules';
import { NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { EnrolmentWithdrawal } from './enrolment-withdrawal.entity';
import { Enrolment } from './enrolment.entity';
import { ModuleStart } from './module-start.entity';
import { changes, dueDay, type Wanted, wantedModules } from './planning.rules';

interface StandingEnrolment {
  enrolmentId: string;
  slug: string;
  origin: string;
  versionId: string | null;
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
  async plan(manager: EntityManager, person: { id: string; startedOn: string | null }): Promise<void> {
    await this.ledger.hold(manager, person.id);
    const roles = await rolesOf(manager, person.id);
    const teamTypes = await plannedTeamTypes(manager, person.id, this.people.today());
    const published = await this.versions.publishedSlugs(manager);
    const asked = wantedModules(this.library.read().paths, roles, teamTypes);
    const wanted = asked.filter((one) => published.has(one.slug));
    const standing = (await this.standing(manager, person.id)).map((one) => ({
      ...one,
      begun: one.versionId !== null,
    }));
    const { add, withdraw } = changes(wanted, standing);
    for (const one of add)
      await this.enrol(manager, person.id, one.slug, {
        origin: 'path',
        pathId: one.pathId,
        dueOn: this.dueOn(person, one),
      });
    for (const one of withdraw) await this.withdraw(manager, person.id, one.enrolmentId);
  }

  /** After the first day of work moved: what a path asked and nobody began or waived is asked anew, with its new due day. */
  async planFromFirstDay(manager: EntityManager, person: { id: string; startedOn: string | null }): Promise<void> {
    await this.ledger.hold(manager, person.id);
    const notBegun = await rows<{ enrolmentId: string }>(
      manager,
      `SELECT e.id AS "enrolmentId" FROM enrolments e
       WHERE e.person_id = ? AND e.origin = 'path' AND e.due_on IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM enrolment_withdrawals w WHERE w.enrolment_id = e.id)
         AND NOT EXISTS (SELECT 1 FROM module_starts s WHERE s.enrolment_id = e.id)
         AND NOT EXISTS (SELECT 1 FROM waivers v WHERE v.enrolment_id = e.id)
         AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.enrolment_id = e.id) ORDER BY e.chain_no`,
      [person.id],
    );
    for (const one of notBegun) await this.withdraw(manager, person.id, one.enrolmentId);
    await this.plan(manager, person);
  }

  /** After a module was published for the first time: whoever's path names it is enrolled. */
  async planEverybody(manager: EntityManager): Promise<void> {
    const everybody = await rows<{ id: string; startedOn: string | null }>(
      manager,
      'SELECT id AS "id", started_on AS "startedOn" FROM people WHERE deactivated_at IS NULL ORDER BY id',
    );
    for (const person of everybody) await this.plan(manager, person);
  }

  /** Begins a module, or goes on with it on the version begun. Somebody who was never asked enrols by beginning. */
  async begin(manager: EntityManager, personId: string, slug: string, versionId: string): Promise<Begun> {
    await this.ledger.hold(manager, personId);
    const standing = (await this.standing(manager, personId)).find((one) => one.slug === slug);
    if (standing?.versionId) return { enrolmentId: standing.enrolmentId, versionId: standing.versionId };
    const version = await this.versions.get(versionId, manager);
    if (version.module.slug !== slug) throw new NotFound();
    const enrolmentId =
      standing?.enrolmentId ??
      (await this.enrol(manager, personId, slug, { origin: 'self', pathId: null, dueOn: null })).id;
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
      `SELECT e.id AS "enrolmentId", e.module_slug AS "slug", e.origin AS "origin", s.version_id AS "versionId"
       FROM enrolments e LEFT JOIN module_starts s ON s.enrolment_id = e.id
       WHERE e.person_id = ? AND NOT EXISTS (SELECT 1 FROM enrolment_withdrawals w WHERE w.enrolment_id = e.id)
         AND e.period = (SELECT MAX(period) FROM enrolments n WHERE n.person_id = e.person_id AND n.module_slug = e.module_slug)
       ORDER BY e.chain_no`,
      [personId],
    );
  }

  private async withdraw(manager: EntityManager, personId: string, enrolmentId: string): Promise<void> {
    const withdrawnAt = this.now();
    await this.ledger.append(manager, EnrolmentWithdrawal, { id: newId(), personId, enrolmentId, withdrawnAt });
  }

  private async enrol(
    manager: EntityManager,
    personId: string,
    slug: string,
    more: Pick<Enrolment, 'origin' | 'pathId' | 'dueOn'>,
  ): Promise<Enrolment> {
    const [last] = await rows<{ period: number | null }>(
      manager,
      'SELECT MAX(period) AS "period" FROM enrolments WHERE person_id = ? AND module_slug = ?',
      [personId, slug],
    );
    return this.ledger.append(manager, Enrolment, {
      id: newId(),
      personId,
      moduleSlug: slug,
      period: (last?.period ?? 0) + 1,
      enrolledAt: this.now(),
      ...more,
    });
  }

  private dueOn(person: { startedOn: string | null }, wanted: Wanted): string | null {
    const today = this.people.today();
    return wanted.dueAfterDays === null ? null : dueDay(person.startedOn ?? today, today, wanted.dueAfterDays, addDays);
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
