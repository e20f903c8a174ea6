import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RaterExclusionsService } from '../../people/rater-exclusions.service';
import { CannotUse } from '../../shared/errors';
import { readForm } from '../../shared/form';
import { NeedsService } from '../needs.service';
import { AgreeForm, AskForm, CommentForm, DisputeForm, OtherForm } from './sign-off.form';
import { type Step, SignOffsService } from './sign-offs.service';

type Fields = Record<string, unknown>;

/** What somebody says to what is observed of them, each form read into one change. */
@Injectable()
export class OwnSignOffChangesService {
  constructor(
    private readonly signOffs: SignOffsService,
    private readonly needs: NeedsService,
    private readonly exclusions: RaterExclusionsService,
  ) {}

  /** Asks for a sign-off, or for somebody else to watch; why is not asked. */
  asking(personId: string, code: string, body: Fields) {
    const { values, errors } = readForm(AskForm, body);
    return this.change(personId, code, { ...values, what: 'ask' }, errors, {
      kind: 'asked',
      observerId: values.observerId,
    });
  }

  withdrawal(personId: string, code: string) {
    return this.change(personId, code, { what: 'withdraw' }, {}, { kind: 'withdrawn' });
  }

  agreement(personId: string, code: string, body: Fields) {
    const { values, errors } = readForm(AgreeForm, body);
    const { rating: ratingId, note } = values;
    return this.change(personId, code, { ...values, what: 'agree' }, errors, { kind: 'agreed', ratingId, note });
  }

  dispute(personId: string, code: string, body: Fields) {
    const { values, errors } = readForm(DisputeForm, body);
    const { rating: ratingId, how: note } = values;
    return this.change(personId, code, { ...values, what: 'dispute' }, errors, { kind: 'disputed', ratingId, note });
  }

  comment(personId: string, body: Fields) {
    const { values, errors } = readForm(CommentForm, body);
    const work = (manager: EntityManager) => this.signOffs.comment(manager, personId, values.fact, values.comment);
    return { values: { ...values, what: 'comment' }, errors, work };
  }

  reading(personId: string) {
    const work = (manager: EntityManager) => this.signOffs.readAll(manager, personId);
    return { values: { what: 'read' }, errors: {}, work };
  }

  /** @param known whom this page offers. Nothing else tells whether somebody is here. */
  exclusion(personId: string, known: ReadonlySet<string>, isHeld: boolean, body: Fields) {
    const { values, errors } = readForm(OtherForm, body);
    const work = (manager: EntityManager): Promise<void> => {
      if (!isHeld) return this.exclusions.lift(manager, personId, values.otherId);
      if (!known.has(values.otherId)) throw new CannotUse({ otherId: 'form.choose' });
      return this.exclusions.exclude(manager, personId, values.otherId);
    };
    return { values: { ...values, what: 'exclude', isHeld }, errors, work };
  }

  private change(personId: string, code: string, values: object, errors: Record<string, string>, step: Step) {
    this.needs.getCompetency(code);
    const doing = { personId, byId: personId, competency: code };
    const work = (manager: EntityManager) => this.signOffs.add(manager, doing, step);
    return { values: { ...values, code }, errors, work };
  }
}
