import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Scenario, TrainingModule } from '../content/course-model.types';
import { scenarioOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import type { Begun } from '../enrolments/enrolments.service';
import type { SignedInPerson } from '../people/people.types';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { choicesMade, type RunStep, sameStep, standingIn } from './scenario-path.rules';
import { ScenarioRun } from './scenario-run.entity';
import { findOwnRun, runsBefore, runsIn, type StoredRun } from './scenario-runs.queries';
import { ScenarioStep } from './scenario-step.entity';

/** A run with the scenario as it was when it began. */
export interface LoadedRun extends StoredRun {
  module: TrainingModule;
  scenario: Scenario;
}

/** Scenarios as people went through them. Every step is kept; where somebody stands is a rule. */
@Injectable()
export class ScenarioRunsService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly versions: VersionsService,
  ) {}

  /** Goes on with the newest run that does not stand at an ending, else starts one. @returns its id. */
  async startOrResume(manager: EntityManager, personId: string, begun: Begun, scenarioId: string): Promise<string> {
    await this.ledger.hold(manager, personId);
    const all = await this.list(begun.enrolmentId, scenarioId, manager);
    const open = all.findLast(({ scenario, steps }) => !standingIn(scenario, steps).turn.ending);
    if (open) return open.id;
    const startedAt = this.clock.now().toISOString();
    const fact = { id: newId(), personId, ...begun, scenarioId, number: (all.at(-1)?.number ?? 0) + 1, startedAt };
    return (await this.ledger.append(manager, ScenarioRun, fact)).id;
  }

  /** Loads through the person: somebody else's run does not exist. */
  async getOwn(person: SignedInPerson, runId: string, db: Reader = this.db): Promise<LoadedRun> {
    const run = await findOwnRun(db, person.id, runId);
    if (!run) throw new NotFound();
    return this.load(run, db);
  }

  /** In the order of starting. */
  async list(enrolmentId: string, scenarioId: string, db: Reader = this.db): Promise<LoadedRun[]> {
    const found: LoadedRun[] = [];
    for (const run of await runsIn(db, enrolmentId, scenarioId)) found.push(await this.load(run, db));
    return found;
  }

  /** What the same person chose in this scenario in earlier periods. */
  async choicesBefore(run: StoredRun): Promise<Set<string>> {
    const made = new Set<string>();
    for (const before of await runsBefore(this.db, run)) {
      const { scenario, steps } = await this.load(before, this.db);
      for (const key of choicesMade(scenario, steps)) made.add(key);
    }
    return made;
  }

  /**
   * Adds a step, as seen from the page that asked for it.
   * @param seen how many steps that page knew. @param next the step it asks for, from those; null where there is none.
   * @returns the step, also where another page has taken the very same; null where another page went on with something else.
   */
  async add(
    manager: EntityManager,
    run: LoadedRun,
    seen: number,
    next: (steps: readonly RunStep[]) => RunStep | null,
  ): Promise<RunStep | null> {
    const { id, personId } = run;
    await this.ledger.hold(manager, personId);
    const steps = (await findOwnRun(manager, personId, id))?.steps ?? [];
    const step = seen > steps.length ? null : next(steps.slice(0, seen));
    if (!step) throw new NotFound();
    const there = steps[seen];
    if (there) return sameStep(there, step) ? step : null;
    const takenAt = this.clock.now().toISOString();
    await this.ledger.append(manager, ScenarioStep, { id: newId(), personId, runId: id, ...step, takenAt });
    return step;
  }

  private async load(run: StoredRun, db: Reader): Promise<LoadedRun> {
    const { module } = await this.versions.get(run.versionId, db);
    const scenario = scenarioOf(module, run.scenarioId);
    if (!scenario) throw new NotFound();
    return { ...run, module, scenario };
  }
}
