import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { Change } from '../audit/recorded.service';
import { CompletionsService } from '../completions/completions.service';
import { SlotGateService } from '../content/slot-gate.service';
import { SlotsService } from '../content/slots.service';
import { VersionsService } from '../content/versions.service';
import type { Reader } from '../database/query';
import { AskedService } from '../enrolments/asked.service';
import { AssignForm } from '../enrolments/assigning.form';
import { AssigningService } from '../enrolments/assigning.service';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson, SupervisedPerson } from '../people/people.types';
import { NotFound, NotNow } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId } from '../shared/ids';
import { givenIn, type GivenRow, isUntouched } from './bulk-assigning.queries';
import { markOf } from './bulk-mark';
import { bulkPlan, type PlanLine } from './bulk-plan.rules';

interface Around {
  /** The team of each of exactly their people. */
  teams: ReadonlyMap<string, string | null>;
  modules: ReadonlySet<string>;
  isClosed: (personId: string, slug: string) => boolean;
}
export interface Chosen {
  people: string[];
  modules: string[];
  dueOn: string;
  reason: string;
}
const listOf = (value: unknown): string[] =>
  [value ?? []].flat().filter((one): one is string => typeof one === 'string');
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Modules for many people at once: what would happen, exactly that in one transaction, and back again. */
@Injectable()
export class BulkAssigningService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
    private readonly completions: CompletionsService,
    private readonly asked: AskedService,
    private readonly versions: VersionsService,
    private readonly slots: SlotsService,
    private readonly gate: SlotGateService,
    private readonly assigning: AssigningService,
    private readonly enrolments: EnrolmentsService,
    private readonly audit: AuditService,
  ) {}

  read(fields: Record<string, unknown>): Chosen {
    const [people, modules] = [listOf(fields.person), listOf(fields.module)].map((all) => [...new Set(all)].sort());
    return { people: people!, modules: modules!, dueOn: textOf(fields.dueOn), reason: textOf(fields.reason).trim() };
  }

  /** What is wrong with what was chosen, by field. */
  faultsOf({ people, modules, dueOn, reason }: Chosen): Record<string, string> {
    const { errors } = readForm(AssignForm, { module: modules[0] ?? '', dueOn, reason });
    const isPast = dueOn !== '' && !errors.dueOn && dueOn < this.people.today();
    return {
      ...errors,
      ...(isPast ? { dueOn: 'assigning.duePast' } : {}),
      ...(people.length === 0 || modules.length === 0 ? { form: 'bulk.nothingChosen' } : {}),
    };
  }

  async teamOf(
    me: SignedInPerson,
  ): Promise<{ people: SupervisedPerson[]; modules: { slug: string; title: string }[] }> {
    const modules = [...(await this.versions.currentAll()).values()].map(({ module: { slug, title } }) => ({
      slug,
      title,
    }));
    return { people: await this.people.peopleOf(me), modules: modules.sort((a, b) => a.title.localeCompare(b.title)) };
  }

  async preview(me: SignedInPerson, chosen: Chosen): Promise<PlanLine[]> {
    return this.plan(await this.around(me), chosen, this.db);
  }

  /** Whose people, and what is closed to whom: read before a transaction, which holds the people it is about. */
  private async around(me: SignedInPerson): Promise<Around> {
    const people = await this.people.peopleOf(me);
    const current = await this.versions.currentAll();
    const closed = this.gate.closedBy(await this.slots.standing(), [...current.values()]);
    const teams = new Map(people.map(({ id, teamId }) => [id, teamId]));
    return {
      ...{ teams, modules: new Set(current.keys()) },
      isClosed: (id, slug) => closed(teams.get(id) ?? null).has(slug),
    };
  }

  /** @throws NotFound where somebody or something chosen is not there for this supervisor. */
  private async plan(
    { teams, modules: current, isClosed }: Around,
    { people: ids, modules }: Chosen,
    db: Reader,
  ): Promise<PlanLine[]> {
    if (!ids.every((id) => teams.has(id)) || !modules.every((slug) => current.has(slug))) throw new NotFound();
    const progress = await this.completions.progressOf(ids, db);
    const asked = await this.asked.of(progress, db);
    const standing = progress.map(({ personId, slug, enrolmentId }) => ({
      ...{ personId, slug },
      isWaived: asked.get(enrolmentId)?.word?.kind === 'waived',
    }));
    return bulkPlan(ids, modules, standing, isClosed);
  }

  /** @param seen the mark of the plan that was shown: what changed since is not done. @param bulk names what is done, for undoing it. */
  async assigningAll(me: SignedInPerson, chosen: Chosen, seen: unknown, bulk: string): Promise<Change> {
    const around = await this.around(me);
    await this.plan(around, chosen, this.db);
    const work = async (manager: EntityManager) => {
      for (const id of chosen.people) await this.people.getForChange(manager, id);
      const plan = await this.plan(around, chosen, manager);
      if (markOf(plan) !== seen) throw new NotNow('bulk.changed');
      for (const { personId, slug } of plan.filter(({ does }) => does === 'gives')) {
        const said = { personId, slug, byId: me.id, reason: chosen.reason };
        await this.assigning.assign(manager, said, chosen.dueOn || null);
        const enrolment = (await this.enrolments.standing(manager, personId)).find((one) => one.slug === slug)!;
        const detail = { module: slug, bulk, enrolment: enrolment.enrolmentId };
        await this.audit.record(manager, { actorId: me.id, action: 'module.assigned', subjectId: personId, detail });
      }
    };
    const detail = { people: chosen.people.length, modules: chosen.modules.length };
    return {
      action: 'modules.assigned',
      personId: null,
      detail,
      values: { ...chosen, seen },
      errors: this.faultsOf(chosen),
      work,
    };
  }

  /** What was given in one go to those who are this supervisor's people still. @throws NotFound for anything else. */
  async given(me: SignedInPerson, bulk: string): Promise<GivenRow[]> {
    if (!isId(bulk)) throw new NotFound();
    const own = new Set((await this.people.peopleOf(me)).map(({ id }) => id));
    const all = (await givenIn(this.db, me.id, bulk)).filter(({ personId }) => own.has(personId));
    if (all.length === 0) throw new NotFound();
    return all;
  }

  /** Withdraws what nobody touched since, and leaves the rest alone. */
  async undoing(me: SignedInPerson, bulk: string): Promise<Change> {
    const own = new Set((await this.given(me, bulk)).map(({ personId }) => personId));
    const work = async (manager: EntityManager) => {
      for (const personId of [...own].sort()) await this.people.getForChange(manager, personId);
      const given = await givenIn(manager, me.id, bulk);
      for (const { personId, slug, enrolmentId } of given.filter((one) => own.has(one.personId) && isUntouched(one))) {
        await this.enrolments.withdraw(manager, personId, enrolmentId);
        const detail = { module: slug, bulk };
        await this.audit.record(manager, { actorId: me.id, action: 'module.withdrawn', subjectId: personId, detail });
      }
    };
    return { action: 'modules.withdrawn', personId: null, values: { bulk }, errors: {}, work };
  }
}
