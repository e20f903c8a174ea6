import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PriorLearningService } from '../completions/prior-learning.service';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import { OutboxService } from '../messages/outbox.service';
import { trainerIds } from '../people/people.queries';
import type { SignedInPerson } from '../people/people.types';
import { NotNow } from '../shared/errors';
import { TrainingService } from './training.service';

/** What is in the way, by field; null when it is done. */
type Wrong = Record<string, string> | null;

/** What a learner says of what they learned elsewhere. */
@Injectable()
export class ClaimingService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly training: TrainingService,
    private readonly priorLearning: PriorLearningService,
    private readonly outbox: OutboxService,
  ) {}

  async of(person: SignedInPerson, slug: string) {
    const { published, progress } = await this.training.getModule(person, slug);
    const claim = await this.priorLearning.findLast(person.id, slug);
    return { published, claim, isFinished: Boolean(progress?.completion) };
  }

  async claim(person: SignedInPerson, slug: string, words: string, key: unknown): Promise<Wrong> {
    await this.training.getModule(person, slug);
    return this.once(person, key, ['claim', slug, words], async (manager) => {
      await this.priorLearning.claim(manager, person.id, slug, words);
      await this.tellTrainers(manager, person);
    });
  }

  withdraw(person: SignedInPerson, slug: string, key: unknown): Promise<Wrong> {
    return this.once(person, key, ['claim-withdrawal', slug], (manager) =>
      this.priorLearning.withdraw(manager, person.id, slug),
    );
  }

  /** One mail waits for each trainer, however many claims: it says that somebody waits, not who or for what. Nobody decides their own. */
  private async tellTrainers(manager: EntityManager, person: SignedInPerson): Promise<void> {
    const template = 'prior-learning-waiting';
    for (const personId of (await trainerIds(manager)).filter((id) => id !== person.id)) {
      await this.outbox.withdraw(manager, personId, template);
      await this.outbox.put(manager, { personId, template, details: { path: '/studio/prior-learning' } });
    }
  }

  private async once(
    person: SignedInPerson,
    key: unknown,
    body: unknown,
    work: (manager: EntityManager) => Promise<void>,
  ): Promise<Wrong> {
    try {
      await transact(this.db, (manager) =>
        this.idempotency.once(manager, key, person.id, body, async () => {
          await work(manager);
          return 'done';
        }),
      );
      return null;
    } catch (error) {
      if (error instanceof NotNow) return { form: error.key };
      if (error instanceof OtherBody) return { form: 'form.sentBefore' };
      throw error;
    }
  }
}
