import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PeopleService } from '../../people/people.service';
import { NotFound } from '../../shared/errors';
import { readForm } from '../../shared/form';
import { isId } from '../../shared/ids';
import { CorrectionForm } from '../evidence.form';
import { NeedsService } from '../needs.service';
import { CriteriaService } from './criteria.service';
import { AskForm, SignOffForm } from './sign-off.form';
import { type Judged, type Sight, sights } from './sign-off.types';
import { type Doing, type Step, SignOffsService } from './sign-offs.service';

type Fields = Record<string, unknown>;

/** The forms of a sign-off that somebody else sends, each read into one change, for a door to make. */
@Injectable()
export class SignOffChangesService {
  constructor(
    private readonly signOffs: SignOffsService,
    private readonly criteria: CriteriaService,
    private readonly needs: NeedsService,
    private readonly people: PeopleService,
  ) {}

  /** What somebody saw. */
  async rating(doing: Doing, body: Fields) {
    this.needs.getCompetency(doing.competency);
    const { values, errors } = readForm(SignOffForm, body);
    const judged = await this.judgedIn(doing.competency, body);
    const { moment, on: seenOn, consent, context, wentWell, nextStep } = values;
    const level = values.level === 'not-seen' ? null : Number(values.level);
    const consented = moment === 'observation' && consent === 'yes';
    const seen = { moment, level, seenOn, context: context || null, consented, criteria: judged.all };
    return {
      action: 'sign-off.rated' as const,
      personId: doing.personId,
      values: { ...values, ...judged.values, competency: doing.competency },
      errors: { ...this.notLater(errors, seenOn), ...judged.errors },
      work: this.step(doing, { kind: 'rated', seen, words: { wentWell, nextStep } }),
    };
  }

  /** What a rater wrote wrongly: what it should say, or that it should not be there. */
  correction(doing: Doing, ratingId: string, body: Fields) {
    if (!isId(ratingId)) throw new NotFound();
    const { values, errors } = readForm(CorrectionForm, body);
    const { level, on: seenOn, why: note } = values;
    const isBack = level === 'withdrawn';
    const seen = {
      moment: 'talk' as const,
      level: Number(level),
      seenOn,
      context: null,
      consented: false,
      criteria: [],
    };
    return {
      action: 'sign-off.corrected' as const,
      personId: doing.personId,
      values: { ...values, ratingId },
      errors: this.notLater(errors, seenOn),
      work: this.step(
        doing,
        isBack ? { kind: 'taken-back', ratingId, note } : { kind: 'corrected', ratingId, seen, note },
      ),
    };
  }

  /** Whom a supervisor asks to watch. */
  asking(doing: Doing, body: Fields) {
    this.needs.getCompetency(doing.competency);
    const { values, errors } = readForm(AskForm, body);
    return {
      action: 'sign-off.asked' as const,
      personId: doing.personId,
      values: { ...values, competency: doing.competency },
      errors,
      work: this.step(doing, { kind: 'asked', observerId: values.observerId }),
    };
  }

  /** What was asked for is not any more. */
  withdrawal(doing: Doing) {
    const work = this.step(doing, { kind: 'withdrawn' });
    const values = { competency: doing.competency };
    return { action: 'sign-off.withdrawn' as const, personId: doing.personId, values, errors: {}, work };
  }

  private step(doing: Doing, step: Step): (manager: EntityManager) => Promise<void> {
    return (manager) => this.signOffs.add(manager, doing, step);
  }

  /** Every criterion that was on the page needs a choice; the wording is that of the versions it named. */
  private async judgedIn(competency: string, body: Fields) {
    const asked = [body.version ?? []].flat().filter((one) => typeof one === 'string');
    const criteria =
      asked.length > 0 ? await this.criteria.in(asked, competency, 'en') : await this.criteria.of(competency, 'en');
    const all: Judged[] = [];
    const errors: Record<string, string> = {};
    const values: Record<string, string> = {};
    for (const one of criteria) {
      const field = fieldOf(one);
      const sight = sights.find((known) => known === body[field]);
      if (sight) values[field] = sight;
      else errors[field] = 'signOffs.sightMissing';
      all.push({ versionId: one.versionId, criterionId: one.id, sight: sight ?? ('not-seen' satisfies Sight) });
    }
    return { all, errors, values };
  }

  private notLater(errors: Record<string, string>, day: string): Record<string, string> {
    return !errors.on && day > this.people.today() ? { ...errors, on: 'needs.dayLater' } : errors;
  }
}

/** What the choice for a criterion is called in the form. */
export const fieldOf = ({ versionId, id }: { versionId: string; id: string }): string => `seen ${versionId} ${id}`;
