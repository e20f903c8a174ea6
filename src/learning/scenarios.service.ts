import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { choiceStep, offered, returnStep, type RunStep, standingIn } from '../attempts/scenario-path.rules';
import { type LoadedRun, ScenarioRunsService } from '../attempts/scenario-runs.service';
import { CompletionsService } from '../completions/completions.service';
import { scenarioOf } from '../content/module-parts.rules';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import type { SignedInPerson } from '../people/people.types';
import { LocalFactsService } from '../reading/local-facts.service';
import { NotFound } from '../shared/errors';
import { ClosedService } from './closed.service';
import { TrainingService } from './training.service';

/** Another page went on meanwhile, so this step was not kept. */
class MovedOn extends Error {}

interface Sent {
  key: unknown;
  seen: number;
}

/** Each of a learner's steps in a scenario as one transaction over the ledgers it touches. */
@Injectable()
export class ScenariosService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly training: TrainingService,
    private readonly enrolments: EnrolmentsService,
    private readonly runs: ScenarioRunsService,
    private readonly completions: CompletionsService,
    private readonly closed: ClosedService,
    private readonly localFacts: LocalFactsService,
  ) {}

  /** @returns the run's address. @throws NotNow where the module is closed for this person. */
  async start(person: SignedInPerson, slug: string, scenarioId: string, key: unknown): Promise<string> {
    const { published } = await this.training.getModule(person, slug);
    if (!scenarioOf(published.module, scenarioId)) throw new NotFound();
    return transact(this.db, (manager) =>
      this.idempotency.once(manager, key, person.id, ['run', slug, scenarioId], async () => {
        const begun = await this.enrolments.begin(manager, person.id, slug, published.versionId, ({ module }) =>
          this.closed.refuse(manager, person, module),
        );
        return `/runs/${await this.runs.startOrResume(manager, person.id, begun, scenarioId)}`;
      }),
    );
  }

  /** @returns false where another page went on meanwhile. @throws NotFound for a choice that the page cannot have offered. */
  async choose(person: SignedInPerson, run: LoadedRun, sent: Sent, choiceNo: number): Promise<boolean> {
    const values = await this.localFacts.conditions(person, run.scenario, run.startedAt);
    const step = (steps: readonly RunStep[]) => {
      const choices = offered(standingIn(run.scenario, steps).turn, (slot) => values.get(slot)?.value);
      return choices.some((one) => one.choiceNo === choiceNo) ? choiceStep(run.scenario, steps, choiceNo) : null;
    };
    return this.once(run, sent, ['choice', choiceNo], async (manager) => {
      const added = await this.runs.add(manager, run, sent.seen, step);
      if (added?.ended) await this.completions.grantIfComplete(manager, person.id, run);
      return added;
    });
  }

  goBack(run: LoadedRun, sent: Sent, place: number): Promise<boolean> {
    return this.once(run, sent, ['return', place], (manager) =>
      this.runs.add(manager, run, sent.seen, (steps) => returnStep(run.scenario, steps, place)),
    );
  }

  private async once(
    run: LoadedRun,
    { key, seen }: Sent,
    body: unknown[],
    add: (manager: EntityManager) => Promise<RunStep | null>,
  ): Promise<boolean> {
    try {
      await transact(this.db, (manager) =>
        this.idempotency.once(manager, key, run.personId, [run.id, seen, ...body], async () => {
          if (!(await add(manager))) throw new MovedOn();
          return run.id;
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof MovedOn || error instanceof OtherBody) return false;
      throw error;
    }
  }
}
