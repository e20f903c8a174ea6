import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RecordedService } from '../audit/recorded.service';
import { PriorLearningService } from '../completions/prior-learning.service';
import { VersionsService } from '../content/versions.service';
import type { SignedInPerson } from '../people/people.types';
import { readForm } from '../shared/form';
import { ClaimDecisionForm } from './prior-learning.form';

/** Prior learning as trainers see it: name, module, words. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly priorLearning: PriorLearningService,
    private readonly versions: VersionsService,
    private readonly recorded: RecordedService,
  ) {}

  async waiting() {
    const current = await this.versions.currentAll();
    const titles = new Map([...current].map(([slug, { module }]) => [slug, module.title]));
    return { claims: await this.priorLearning.waiting(), titles };
  }

  /** @throws NotFound */
  async decide(me: SignedInPerson, id: string, body: Record<string, unknown>) {
    const claim = await this.priorLearning.get(id);
    const { values, errors } = readForm(ClaimDecisionForm, body);
    const action =
      values.outcome === 'accepted' ? ('prior-learning.accepted' as const) : ('prior-learning.declined' as const);
    const work = (manager: EntityManager) => this.priorLearning.decide(manager, id, values, me.id);
    const change = {
      action,
      personId: claim.personId,
      detail: { module: claim.slug },
      values: { id, ...values },
      errors,
      work,
    };
    return { values, errors: await this.recorded.make(me, change, body._key) };
  }
}
