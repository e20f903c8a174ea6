import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type SavedAnswer, sameChoice, standingAnswers, toShow } from '../attempts/answers.rules';
import { AttemptsService, type LoadedAttempt } from '../attempts/attempts.service';
import type { Spot } from '../content/spots.rules';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { type AskedRequest, CurrentPerson, Say } from '../sign-in/request';
import { AnswerForm } from './answer.form';
import { type CourseText, courseText } from '../reading/course-text.page';
import { attemptWays, learnerWays } from './ways.page';
import { LearningService } from './learning.service';
import { LocalFactsService } from '../reading/local-facts.service';
import { questionPage, reviewPage } from '../reading/question.page';
import { stepAfter } from '../reading/quiz-steps.rules';

@Controller('attempts/:attempt')
export class AttemptController {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly learning: LearningService,
    private readonly localFacts: LocalFactsService,
  ) {}

  @Get()
  async resume(
    @CurrentPerson() person: SignedInPerson,
    @Param('attempt') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const attempt = await this.open(person, id);
    const answers = standingAnswers(await this.attempts.saved(attempt.id));
    const first = attempt.questions.findIndex((question) => !answers.get(question.id)?.length);
    const to = attempt.submission ? 'result' : first < 0 ? 'review' : `questions/${first + 1}`;
    reply.code(303).redirect(`/attempts/${id}/${to}`);
  }

  @Get('questions/:n')
  async question(
    @CurrentPerson() person: SignedInPerson,
    @Param('attempt') id: string,
    @Param('n') n: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const attempt = await this.open(person, id);
    if (!/^\d{1,3}$/.test(n) || !attempt.questions[Number(n) - 1]) throw new NotFound();
    if (attempt.submission) return void reply.code(303).redirect(`/attempts/${id}/result`);
    const text = await this.textOf(person, attempt, attempt.questions[Number(n) - 1], t);
    reply.view(
      'reading/question',
      questionPage(attempt, Number(n), await this.attempts.saved(id), null, text, waysOf(attempt, t), t),
    );
  }

  @Post('answers')
  async answer(
    @CurrentPerson() person: SignedInPerson,
    @Param('attempt') id: string,
    @Body() body: unknown,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const attempt = await this.open(person, id);
    const { values, ok } = readForm(AnswerForm, body);
    const at = attempt.questions.findIndex((question) => question.id === values.questionId);
    const known = new Set(attempt.questions[at]?.options.map((option) => option.id));
    if (!ok || at < 0 || !values.option.every((option) => known.has(option))) throw new NotFound();
    const kept = await this.learning.saveAnswer(attempt, values);
    const others = kept ? await this.othersThan(kept, id) : [];
    if (request.headers['x-requested-with'] === 'autosave') return sayKept(kept, others, reply);
    if (!kept) return void reply.code(303).redirect(`/attempts/${id}/result`);
    if (!sameChoice(kept.chosen, values.option)) {
      const saved = await this.attempts.saved(id);
      const text = await this.textOf(person, attempt, attempt.questions[at], t);
      return void reply
        .code(409)
        .view(
          'reading/question',
          questionPage(attempt, at + 1, saved, t('question.changedElsewhere'), text, waysOf(attempt, t), t),
        );
    }
    const then = others.length > 0 ? 'stay' : values.then;
    if (then === 'ask') return void reply.code(303).redirect(askingOf(attempt, at, t));
    const to = stepAfter(then, at + 1, attempt.questions.length);
    reply.code(303).redirect(`/attempts/${id}/${to === 'review' ? to : `questions/${to}`}`);
  }

  @Get('review')
  async review(
    @CurrentPerson() person: SignedInPerson,
    @Param('attempt') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const attempt = await this.open(person, id);
    if (attempt.submission) return void reply.code(303).redirect(`/attempts/${id}/result`);
    const text = await this.textOf(person, attempt, attempt.questions, t);
    reply.view(
      'reading/review',
      reviewPage(attempt, standingAnswers(await this.attempts.saved(id)), text, waysOf(attempt, t), t),
    );
  }

  @Post('submission')
  async submit(
    @CurrentPerson() person: SignedInPerson,
    @Param('attempt') id: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.code(303).redirect(await this.learning.submit(person, (await this.open(person, id)).id, body));
  }

  private open(person: SignedInPerson, id: string): Promise<LoadedAttempt> {
    if (!isId(id)) throw new NotFound();
    return this.attempts.getOwn(person, id);
  }

  private async textOf(
    person: SignedInPerson,
    attempt: LoadedAttempt,
    shown: unknown,
    t: Translate,
  ): Promise<CourseText> {
    const facts = await this.localFacts.of(person, shown, t, { asOf: attempt.startedAt });
    return courseText(facts, waysOf(attempt, t));
  }

  private async othersThan(kept: SavedAnswer, attemptId: string): Promise<SavedAnswer[]> {
    const saved = await this.attempts.saved(attemptId);
    return toShow(
      kept,
      saved.filter((answer) => answer.questionId === kept.questionId),
    );
  }
}

const waysOf = ({ id, module, versionId }: LoadedAttempt, t: Translate) => ({
  ...learnerWays(module.slug, versionId, t),
  ...attemptWays(id),
});

/** The answer is kept before the question about it is asked, and the page there leads back to it. */
function askingOf(attempt: LoadedAttempt, at: number, t: Translate): string {
  const ways = waysOf(attempt, t);
  const spot: Spot = { kind: 'quiz', part: attempt.quiz.id, id: attempt.questions[at]!.id };
  return ways.ask(spot, ways.question(at + 1))!;
}

/** `others` is what other pages said and this one has not seen: until it is shown, the page's base must stay as it is. */
function sayKept(kept: SavedAnswer | null, others: SavedAnswer[], reply: FastifyReply): void {
  if (!kept) return void reply.code(409).send({ submitted: true });
  reply.code(200).send({ savedAt: kept.receivedAt, revision: kept.revision, others: others.map((one) => one.chosen) });
}
