import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NotFound } from '../../shared/errors';
import { readForm } from '../../shared/form';
import { isId } from '../../shared/ids';
import { HadForm, LogNoteForm, OftenForm, PeerForm, TimeCorrectionForm, type TimeForm } from './log.form';
import { SupervisionDueService } from './supervision-due.service';
import { SupervisionLogService } from './supervision-log.service';

interface About {
  personId: string;
  byId: string;
}
const timeOf = ({ on, minutes, next }: TimeForm) => ({ heldOn: on, minutes: Number(minutes), nextOn: next || null });

/** The forms about somebody's supervision, each read into one change, for a door to make. */
@Injectable()
export class LogChangesService {
  constructor(
    private readonly log: SupervisionLogService,
    private readonly due: SupervisionDueService,
  ) {}

  had(about: About, body: unknown) {
    const { values, errors } = readForm(HadForm, body);
    const work = (manager: EntityManager) =>
      this.log.record(manager, about, { kind: values.kind, withId: about.byId, ...timeOf(values) });
    return { ...of('supervision.recorded', about), values, errors, work };
  }

  /** @param colleagues whom the person could name. */
  peer(about: About, colleagues: readonly { id: string }[], body: unknown) {
    const { values, errors } = readForm(PeerForm, body);
    const withId = values.with || null;
    const isKnown = withId === null || colleagues.some(({ id }) => id === withId);
    const work = (manager: EntityManager) =>
      this.log.record(manager, about, { kind: 'peer', withId, ...timeOf(values) });
    const found = isKnown ? errors : { ...errors, with: 'supervision.withInvalid' };
    return { ...of('supervision.recorded', about), values, errors: found, work };
  }

  correct(about: About, entryId: string, body: unknown) {
    if (!isId(entryId)) throw new NotFound();
    const { values, errors } = readForm(TimeCorrectionForm, body);
    const to = values.how === 'withdrawn' ? null : timeOf(values);
    const work = (manager: EntityManager) => this.log.correct(manager, about, entryId, to);
    return { ...of('supervision.corrected', about), values: { ...values, entryId }, errors, work };
  }

  note(about: About, body: unknown) {
    const { values, errors } = readForm(LogNoteForm, body);
    const work = (manager: EntityManager) => this.log.addNote(manager, about, values.text, values.corrects || null);
    return { what: ['supervision note', about.personId], values, errors, work };
  }

  preparation(about: About, body: unknown) {
    const { values, errors } = readForm(LogNoteForm, body);
    const work = (manager: EntityManager) => this.log.prepare(manager, about, values.text);
    return { what: ['preparation note', about.personId], values, errors, work };
  }

  /** @param teamId the person's team, for which it can be set as a whole. */
  often(about: About, teamId: string | null, body: unknown) {
    const { values, errors } = readForm(OftenForm, body);
    const { first, later, group, whose } = values;
    const weeks = { first: Number(first), later: Number(later), group: Number(group) };
    const isTeam = whose === 'team' && teamId !== null;
    const work = (manager: EntityManager) =>
      isTeam
        ? this.due.setWeeks(manager, { teamId }, weeks, about.byId)
        : this.due.setWeeks(manager, { personId: about.personId }, whose === 'person' ? weeks : null, about.byId);
    const found = whose === 'team' && teamId === null ? { ...errors, whose: 'supervision.whoseMissing' } : errors;
    const personId = isTeam ? null : about.personId;
    return { action: 'supervision.rhythm-set' as const, personId, values, errors: found, work };
  }
}

const of = <A extends 'supervision.recorded' | 'supervision.corrected'>(action: A, { personId }: About) => ({
  action,
  personId,
  what: [action, personId],
});
