import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PeopleService } from '../people/people.service';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId } from '../shared/ids';
import { CorrectionForm, ObstacleForm, RatingForm, SelfRatingForm } from './evidence.form';
import { EvidenceService } from './evidence.service';
import { NeedsService } from './needs.service';

/** About whom, and by which one of exactly their supervisors. */
export interface About {
  personId: string;
  byId: string;
}

/** The forms under one competency, each read into one change, for a door to make. */
@Injectable()
export class NeedsChangesService {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly needs: NeedsService,
    private readonly people: PeopleService,
  ) {}

  /** What a supervisor saw, played through, talked through or read. */
  rating({ personId, byId }: About, code: string, body: unknown) {
    this.needs.getCompetency(code);
    const { values, errors } = readForm(RatingForm, body);
    const { kind, on: seenOn, note } = values;
    const work = (manager: EntityManager) => {
      const said = { competency: code, kind, level: Number(values.level), seenOn, context: values.context || null };
      return this.evidence.record(manager, { personId, raterId: byId, note }, said);
    };
    return {
      action: 'evidence.recorded' as const,
      personId,
      values: { ...values, code },
      errors: this.notLater(errors, seenOn),
      work,
    };
  }

  correction({ personId, byId }: About, entryId: string, body: unknown) {
    if (!isId(entryId)) throw new NotFound();
    const { values, errors } = readForm(CorrectionForm, body);
    const { level, on: seenOn, why } = values;
    const to = level === 'withdrawn' ? null : { level: Number(level), seenOn };
    const work = (manager: EntityManager) =>
      this.evidence.correct(manager, { personId, raterId: byId, note: why }, entryId, to);
    const found = this.notLater(errors, seenOn);
    return { action: 'evidence.corrected' as const, personId, values: { ...values, entryId }, errors: found, work };
  }

  /** Something other than training is missing. */
  obstacle({ personId, byId }: About, code: string, body: unknown) {
    this.needs.getCompetency(code);
    const { values, errors } = readForm(ObstacleForm, body);
    const telling = { personId, raterId: byId, note: values.note };
    const work = (manager: EntityManager) => this.evidence.setObstacle(manager, telling, code, values.reason);
    return { action: 'obstacle.recorded' as const, personId, values: { ...values, code }, errors, work };
  }

  noObstacle({ personId, byId }: About, code: string) {
    const work = (manager: EntityManager) =>
      this.evidence.setObstacle(manager, { personId, raterId: byId }, code, null);
    return { action: 'obstacle.withdrawn' as const, personId, values: { code }, errors: {}, work };
  }

  selfRating({ id }: { id: string }, code: string, body: unknown) {
    this.needs.getCompetency(code);
    const { values, errors } = readForm(SelfRatingForm, body);
    const level = values.level === 'none' ? null : Number(values.level);
    const said = { competency: code, kind: 'self-rating' as const, level, seenOn: this.people.today() };
    const work = (manager: EntityManager) =>
      this.evidence.record(manager, { personId: id, raterId: id, note: values.note }, said);
    return { values: { ...values, code }, errors, work };
  }

  wish({ id }: { id: string }, code: string, isWished: boolean) {
    this.needs.getCompetency(code);
    const work = (manager: EntityManager) => this.evidence.wish(manager, id, code, isWished);
    return { values: { isWished, code }, errors: {}, work };
  }

  private notLater(errors: Record<string, string>, day: string): Record<string, string> {
    return !errors.on && day > this.people.today() ? { ...errors, on: 'needs.dayLater' } : errors;
  }
}
