import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { VersionsService } from '../content/versions.service';
import { AskedService } from '../enrolments/asked.service';
import { AssignForm, WaiveForm } from '../enrolments/assigning.form';
import { AssigningService } from '../enrolments/assigning.service';
import { leaveOf, PauseForm } from '../enrolments/pause.form';
import { PausesService } from '../enrolments/pauses.service';
import { PeopleService } from '../people/people.service';
import { NotFound, NotNow } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId } from '../shared/ids';
import { assignable } from './assignable.rules';
import { CompletionsService } from './completions.service';

/** Somebody's leave and modules, as an administrator or their supervisor changes them: each form read into one change, for a door to make. */
@Injectable()
export class PersonChangesService {
  constructor(
    private readonly pauses: PausesService,
    private readonly assigning: AssigningService,
    private readonly asked: AskedService,
    private readonly completions: CompletionsService,
    private readonly versions: VersionsService,
    private readonly people: PeopleService,
  ) {}

  addPause(personId: string, byId: string, body: unknown) {
    const { values, errors } = readForm(PauseForm, body);
    const work = (manager: EntityManager) => this.pauses.add(manager, personId, leaveOf(values), byId);
    return { action: 'leave.added' as const, personId, values, errors, work };
  }

  changePause(personId: string, byId: string, body: unknown, pauseId: string) {
    if (!isId(pauseId)) throw new NotFound();
    const { values, errors } = readForm(PauseForm, body);
    const work = (manager: EntityManager) => this.pauses.change(manager, personId, pauseId, leaveOf(values), byId);
    return { action: 'leave.changed' as const, personId, values: { ...values, pauseId }, errors, work };
  }

  withdrawPause(personId: string, byId: string, pauseId: string) {
    if (!isId(pauseId)) throw new NotFound();
    const work = (manager: EntityManager) => this.pauses.withdraw(manager, personId, pauseId, byId);
    return { action: 'leave.withdrawn' as const, personId, values: { pauseId }, errors: {}, work };
  }

  assign(personId: string, byId: string, body: unknown) {
    const { values, errors } = readForm(AssignForm, body);
    const { module: slug, reason } = values;
    const dueOn = values.dueOn || null;
    const isPast = dueOn !== null && !errors.dueOn && dueOn < this.people.today();
    const work = async (manager: EntityManager) => {
      if (!(await this.choices(personId, manager)).toAssign.includes(slug)) throw new NotNow('assigning.notNow');
      await this.assigning.assign(manager, { personId, slug, byId, reason }, dueOn);
    };
    const found = isPast ? { ...errors, dueOn: 'assigning.duePast' } : errors;
    return { action: 'module.assigned' as const, personId, detail: { module: slug }, values, errors: found, work };
  }

  waive(personId: string, byId: string, body: unknown) {
    const { values, errors } = readForm(WaiveForm, body);
    const { module: slug, reason } = values;
    const work = async (manager: EntityManager) => {
      if (!(await this.choices(personId, manager)).toWaive.includes(slug)) throw new NotNow('assigning.notNow');
      await this.assigning.waive(manager, { personId, slug, byId, reason });
    };
    return { action: 'module.waived' as const, personId, detail: { module: slug }, values, errors, work };
  }

  private async choices(personId: string, manager: EntityManager) {
    const progress = await this.completions.progressOf([personId], manager);
    const published = await this.versions.publishedSlugs(manager);
    return assignable([...published], progress, await this.asked.of(progress, manager));
  }
}
