import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { LocalSlot } from '../content/course-model.types';
import { goodUntil } from '../content/slot-state.rules';
import type { SlotValue } from '../content/slot.types';
import { SlotsService } from '../content/slots.service';
import { PeopleService } from '../people/people.service';
import { TeamsService } from '../people/teams.service';
import { CannotUse } from '../shared/errors';
import { slotProblems } from './slot-form.rules';
import type { SlotForm, SlotPlaceForm } from './slots.form';

/** Revisions of one slot, each with its line in the log, in the caller's transaction. */
@Injectable()
export class SlotChangesService {
  constructor(
    private readonly slots: SlotsService,
    private readonly teams: TeamsService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
  ) {}

  async fill(manager: EntityManager, by: string, slot: LocalSlot, form: SlotForm): Promise<void> {
    const problems = slotProblems(slot, form, this.people.today());
    if (Object.keys(problems).length > 0) throw new CannotUse(problems);
    await this.standing(manager, slot, form);
    const expiresOn = form.expiresOn ?? goodUntil(form.checkedOn, slot.expiresDays);
    await this.record(manager, by, slot, { ...form, expiresOn });
  }

  /** Somebody looked, and it still says what is right. */
  async confirm(manager: EntityManager, by: string, slot: LocalSlot, form: SlotPlaceForm): Promise<void> {
    const now = await this.standing(manager, slot, form);
    const checkedOn = this.people.today();
    const kept = now?.expiresOn && now.expiresOn >= checkedOn ? now.expiresOn : null;
    const expiresOn = goodUntil(checkedOn, slot.expiresDays) ?? kept;
    if (!now?.value) throw new CannotUse({ form: 'slots.changedMeanwhile' });
    await this.record(manager, by, slot, { teamId: form.teamId, value: now.value, checkedOn, expiresOn });
  }

  /** A team goes back to what holds everywhere; what nobody must fill in can be taken out everywhere too. */
  async takeOut(manager: EntityManager, by: string, slot: LocalSlot, form: SlotPlaceForm): Promise<void> {
    if (form.teamId === null && slot.required) throw new CannotUse({ form: 'slots.isRequired' });
    await this.standing(manager, slot, form);
    const checkedOn = this.people.today();
    await this.record(manager, by, slot, { teamId: form.teamId, value: '', checkedOn, expiresOn: null });
  }

  /** @returns what stands now. @throws CannotUse where it is not what the page showed. */
  private async standing(
    manager: EntityManager,
    { key }: LocalSlot,
    { teamId, seen }: SlotPlaceForm,
  ): Promise<SlotValue | undefined> {
    if (teamId !== null) await this.teams.getForChange(manager, teamId);
    await this.slots.hold(manager);
    const now = (await this.slots.standing(manager)).find((one) => one.key === key && one.teamId === teamId);
    if ((now?.id ?? '') !== seen) throw new CannotUse({ form: 'slots.changedMeanwhile' });
    return now;
  }

  private async record(
    manager: EntityManager,
    by: string,
    { key }: LocalSlot,
    to: Pick<SlotValue, 'teamId' | 'value' | 'checkedOn' | 'expiresOn'>,
  ): Promise<void> {
    await this.slots.fill(manager, { key, ...to }, by);
    const detail = { slot: key };
    await this.audit.record(manager, { actorId: by, action: 'slot.filled', subjectId: to.teamId, detail });
  }
}
