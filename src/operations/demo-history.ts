import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AttemptStartsService } from '../attempts/attempt-starts.service';
import { AttemptsService } from '../attempts/attempts.service';
import { rightAnswer } from '../attempts/right-answer.rules';
import { choiceStep, standingIn } from '../attempts/scenario-path.rules';
import { ScenarioRunsService } from '../attempts/scenario-runs.service';
import { CompletionsService } from '../completions/completions.service';
import type { Quiz } from '../content/course-model.types';
import { type Part, partsOf, quizOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { type Begun, EnrolmentsService } from '../enrolments/enrolments.service';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';
import { newRandomId } from '../shared/ids';
import type { CastMember } from './demo-cast';

const day = 86_400_000;
/** A module a week from the second day on, twenty minutes a part. */
const moduleEvery = 7;
const partTakes = 20 * 60_000;
/** A scenario may lead round and round. */
const mostTurns = 50;

/** What somebody of the cast has done so far, as facts of the ledgers, each on a day when it may have happened. */
export class DemoHistory {
  private readonly clock: Clock;
  private readonly enrolments: EnrolmentsService;
  private readonly versions: VersionsService;
  private readonly attempts: AttemptsService;
  private readonly runs: ScenarioRunsService;
  private readonly starts: AttemptStartsService;
  private readonly completions: CompletionsService;

  constructor(
    app: INestApplicationContext,
    private readonly manager: EntityManager,
  ) {
    this.clock = app.get(Clock);
    this.enrolments = app.get(EnrolmentsService);
    this.versions = app.get(VersionsService);
    this.attempts = app.get(AttemptsService);
    this.runs = app.get(ScenarioRunsService);
    this.starts = app.get(AttemptStartsService);
    this.completions = app.get(CompletionsService);
  }

  /** Enrols on the first day of work, and learns from the second on. */
  async live(person: Person, progress: CastMember['progress']): Promise<void> {
    const first = new Date(`${person.startedOn}T14:00:00Z`);
    await this.clock.at(first, () => this.enrolments.plan(this.manager, person));
    if (progress === 'none') return;
    const current = await this.versions.currentAll(this.manager);
    const asked = (await this.enrolments.standing(this.manager, person.id)).flatMap(
      ({ slug }) => current.get(slug) ?? [],
    );
    const whole = progress === 'all' ? asked.length : Math.floor(asked.length / 2);
    for (const [i, { module, versionId }] of asked.slice(0, whole + 1).entries()) {
      const begins = onWorkday(first.getTime() + (1 + i * moduleEvery) * day);
      const begun = await this.clock.at(new Date(begins), () =>
        this.enrolments.begin(this.manager, person.id, module.slug, versionId),
      );
      const parts = partsOf(module);
      await this.learn(person, begun, i < whole ? parts : parts.slice(0, 2), begins);
    }
  }

  private async learn(person: Person, begun: Begun, parts: readonly Part[], begins: number): Promise<void> {
    const { module } = await this.versions.get(begun.versionId, this.manager);
    for (const [i, part] of parts.entries()) {
      const at = new Date(Math.min(begins + (i + 1) * partTakes, Date.now()));
      await this.clock.at(at, async () => {
        if (part.kind === 'quiz') await this.pass(person, begun, quizOf(module, part.id)!);
        else if (part.kind === 'scenario') await this.walk(person, begun, part.id);
        else await this.completions.markLessonDone(this.manager, person.id, begun, part.id);
      });
    }
  }

  private async pass(person: Person, begun: Begun, quiz: Quiz): Promise<void> {
    const { manager, attempts } = this;
    const id = await this.starts.startOrResume(manager, person.id, begun, quiz.id);
    const attempt = await attempts.getOwn(person, id, manager);
    for (const question of attempt.questions) {
      const chosen = rightAnswer(question, attempt.facts);
      const save = { questionId: question.id, baseRevision: 0, pageId: newRandomId(), pageSequence: 1, chosen };
      await attempts.save(manager, attempt, save);
    }
    await attempts.submit(manager, attempt);
    await this.completions.grantIfComplete(manager, person.id, begun);
  }

  /** Chooses what works best, turn by turn; people begin differently, by the length of their names. */
  private async walk(person: Person, begun: Begun, scenarioId: string): Promise<void> {
    const { manager, runs } = this;
    const id = await runs.startOrResume(manager, person.id, begun, scenarioId);
    for (let n = 0; n < mostTurns; n++) {
      const run = await runs.getOwn(asLearner(person), id, manager);
      const { turn } = standingIn(run.scenario, run.steps);
      if (turn.ending) break;
      const best = turn.choices.findIndex((choice) => choice.quality === 'best') + 1;
      const choiceNo = n === 0 && person.name.length % 2 ? 1 : best || 1;
      await runs.add(manager, run, run.steps.length, (steps) => choiceStep(run.scenario, steps, choiceNo));
    }
    await this.completions.grantIfComplete(manager, person.id, begun);
  }
}

const asLearner = ({ id, name }: Person) => ({ id, name, language: 'en', roles: new Set<never>() });

/** The same hour on the next day that is not a Saturday or Sunday. */
function onWorkday(instant: number): number {
  const weekday = new Date(instant).getUTCDay();
  return instant + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * day;
}
