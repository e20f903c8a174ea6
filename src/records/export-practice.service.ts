import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service';
import { scenarioOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import type { SignedInPerson } from '../people/people.types';
import { courseText } from '../reading/course-text.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { grouped } from '../shared/grouped.rules';
import type { Translate } from '../shared/texts';
import { answerAsGiven } from './answer-words.rules';
import type { Files } from './export.types';
import { attemptIdsOf, type OwnStep, stepsOf } from './own-training.queries';
import { asJson } from './plain-files';

/** Quizzes with every answer as it was given, and scenarios with every step. Nothing here says what would have been right. */
@Injectable()
export class ExportPracticeService {
  constructor(
    private readonly db: DataSource,
    private readonly attempts: AttemptsService,
    private readonly versions: VersionsService,
    private readonly localFacts: LocalFactsService,
  ) {}

  async files(person: SignedInPerson, t: Translate): Promise<Files> {
    const quizzes: unknown[] = [];
    for (const id of await attemptIdsOf(this.db, person.id)) quizzes.push(await this.attempt(person, id, t));
    const runs = [...grouped(await stepsOf(this.db, person.id), (step) => step.runId).values()];
    const scenarios: unknown[] = [];
    for (const steps of runs) scenarios.push(await this.run(person, steps, t));
    return { 'quizzes.json': asJson(quizzes), 'scenarios.json': asJson(scenarios) };
  }

  private async attempt(person: SignedInPerson, id: string, t: Translate) {
    const { versionId, module, quiz, kind, questions, number, startedAt, submission } = await this.attempts.getOwn(
      person,
      id,
    );
    const { words } = courseText(await this.localFacts.of(person, questions, t, { asOf: startedAt }), null);
    const saved = await this.attempts.saved(id);
    return {
      module: module.title,
      version: (await this.versions.get(versionId)).number,
      quiz: quiz.title,
      attempt: number,
      kind,
      startedAt,
      handedIn: submission && {
        at: submission.submittedAt,
        marks: submission.marks,
        outOf: submission.outOf,
        passed: submission.passed,
      },
      questions: questions.map((question) => ({
        question: words(question.markdown),
        answers: saved
          .filter(({ questionId }) => questionId === question.id)
          .map(({ receivedAt, chosen, sure = null }) => ({
            at: receivedAt,
            given: answerAsGiven(question, chosen, words),
            sure,
          })),
      })),
    };
  }

  private async run(person: SignedInPerson, steps: readonly OwnStep[], t: Translate) {
    const [{ versionId, scenarioId, number, startedAt }] = steps as [OwnStep];
    const { module, number: version } = await this.versions.get(versionId);
    const scenario = scenarioOf(module, scenarioId);
    const { words } = courseText(await this.localFacts.of(person, scenario ?? {}, t, { asOf: startedAt }), null);
    return {
      module: module.title,
      version,
      scenario: scenario?.title ?? scenarioId,
      run: number,
      startedAt,
      steps: steps
        .filter(({ stepNo }) => stepNo !== null)
        .map(({ stepNo, kind, afterNo, turnId, choiceNo, takenAt }) => {
          if (kind === 'return') return { step: stepNo, at: takenAt, wentBackToStep: afterNo };
          const turn = scenario?.turns.find((one) => one.id === turnId);
          const choice = turn?.choices[(choiceNo ?? 0) - 1];
          return { step: stepNo, at: takenAt, turn: words(turn?.markdown ?? ''), chosen: words(choice?.text ?? '') };
        }),
    };
  }
}
