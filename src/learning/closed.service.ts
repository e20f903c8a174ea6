import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TrainingModule } from '../content/course-model.types';
import { SlotGateService } from '../content/slot-gate.service';
import type { BlockingSlot, SlotValue } from '../content/slot.types';
import { SlotsService } from '../content/slots.service';
import { PeopleService } from '../people/people.service';
import type { Named, SignedInPerson } from '../people/people.types';
import { NotNow } from '../shared/errors';
import type { OwnModule } from '../reading/reading.types';

interface Closed {
  /** Why each module is closed, by slug; a module that is not here is open. */
  reasons: Map<string, BlockingSlot[]>;
  /** What was read to say so, for whoever places values into the same page. */
  values?: Map<string, SlotValue>;
}

/** Modules that somebody cannot begin for now, because a local fact is missing or out of date. */
@Injectable()
export class ClosedService {
  constructor(
    private readonly people: PeopleService,
    private readonly slots: SlotsService,
    private readonly gate: SlotGateService,
  ) {}

  /** @param notBegun modules that the person has not begun: what was begun is never closed. Asks nothing where none places a slot. */
  async of(person: { id: string }, notBegun: readonly TrainingModule[], manager?: EntityManager): Promise<Closed> {
    if (!notBegun.some((module) => this.gate.needsAny(module))) return { reasons: new Map() };
    const values = await this.slots.values(this.people.firstTeamOf(person.id), undefined, manager);
    const all = notBegun.map((module) => [module.slug, this.gate.blocking(module, values)] as const);
    return { reasons: new Map(all.filter(([, blocking]) => blocking.length > 0)), values };
  }

  ofModule(person: SignedInPerson, { published, progress }: OwnModule): Promise<Closed> {
    return this.of(person, progress?.startedAt ? [] : [published.module]);
  }

  /** @returns the values that were read on the way. @throws NotNow where the module is closed for this person. */
  async enter(person: SignedInPerson, own: OwnModule): Promise<Closed['values']> {
    const closed = await this.ofModule(person, own);
    const reasons = closed.reasons.get(own.published.module.slug);
    if (reasons) throw refusal(reasons, await this.people.supervisorsOf(person.id));
    return closed.values;
  }

  /** Asked in the transaction that begins a module. @throws NotNow */
  async refuse(manager: EntityManager, person: SignedInPerson, module: TrainingModule): Promise<void> {
    const reasons = (await this.of(person, [module], manager)).reasons.get(module.slug);
    if (reasons) throw refusal(reasons, await this.people.supervisorsOf(person.id, manager));
  }
}

function refusal(reasons: readonly BlockingSlot[], supervisors: readonly Named[]): NotNow {
  return new NotNow('moduleClosed', {
    facts: reasons.map(({ label }) => `“${label}”`).join(', '),
    many: reasons.length,
    supervisors: supervisors.map(({ name }) => name).join(', ') || 'none',
  });
}
