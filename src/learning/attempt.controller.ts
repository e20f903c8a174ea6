import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  answerOf,
  compareFirst,
  isAnswered,
  isCompared,
  isWellFormed,
  sameAnswer,
} from '../attempts/answer-shapes.rules';
import { type SavedAnswer, standingAnswers, toShow } from '../attempts/answers.rules';
import { AttemptsService, type LoadedAttempt, type NotKept } from '../attempts/attempts.service';
import { PanelsService } from '../attempts/panels.service';
import type { AskedQuestion } from '../content/question.types';
import type { Spot } from '../content/spots.rules';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { OwnLanguage } from '../sign-in/own-language.service';
import { type AskedRequest, CurrentPerson, Say, translateFor } from '../sign-in/request';
import { AnswerForm } from './answer.form';
import { type CourseText, courseText } from '../reading/course-text.page';
import { attemptWays, learnerWays } from './ways.page';
import { LearningService } from './learning.service';
import { LocalFactsService } from '../reading/local-facts.service';
import { questionPage, reviewPage } from '../reading/question.page';
import { takenIn } from '../reading/translated.page';
import { stepAfter } from '../reading/quiz-steps.rules';

@Controller('attempts/:attempt')
export class AttemptController {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly learning: LearningService,
    private readonly panels: PanelsService,
    private readonly localFacts: LocalFactsService,
    private readonly languages: OwnLanguage,
  ) {}

  @Get()
  async resume(
    @CurrentPerson() person: SignedInPerson,
    @Param('attempt') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const attempt = await this.open(person, id);
    const answers = standingAnswers(await this.attempts.saved(attempt.id));
    const first = attempt.questions.findIndex((question) => !isAnswered(question, answers.get(question.id) ?? []));
    const to = attempt.submission ? 'result' : first < 0 ? 'review' : `questions/${first + 1}`;
    reply.code(303).redirect(`/attempts/${id}/${to}`);
  }

  @Get('questions/:n')
  async question(
    @CurrentPerson() person: SignedInPerson,
    @Param('attempt') id: string,
    @Param('n') n: string,
    @Query('moved') moved: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const attempt = await this.open(person, id);
    if (!/^\d{1,3}$/.test(n) || !attempt.questions[Number(n) - 1]) throw new NotFound();
    if (attempt.submission) return void reply.code(303).redirect(`/attempts/${id}/result`);
    await this.show({ person, attempt, n: Number(n), t }, { moved: typeof moved === 'string' ? moved : null }, reply);
  }

  @Post('answers')
  async answer(
    @CurrentPerson() person: SignedInPerson,
    @Param('attempt') id: string,
    @Body() body: unknown,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const attempt = await this.open(person, id);
    const { values, ok } = readForm(AnswerForm, body);
    const at = attempt.questions.findIndex((question) => question.id === values.questionId);
    const question = attempt.questions[at];
    if (!ok || !question || !isWellFormed(question, values.option)) throw new NotFound();
    const chosen = answerOf(question, values);
    if (values.language) await this.languages.choose(request, reply, values.language);
    const t = translateFor(request);
    const where = { person, attempt, n: at + 1, t };
    const isTooEarly = values.then === 'compare' && !isCompared(chosen);
    if (isTooEarly && chosen.length === 0)
      return this.show(where, { message: t(compareFirst(question)) }, reply.code(422));
    const kept = await this.learning.saveAnswer(attempt, values, chosen);
    const others = typeof kept === 'string' ? [] : await this.othersThan(kept, id, question);
    if (request.headers['x-requested-with'] === 'autosave') return sayKept(kept, others, reply);
    if (kept === 'handed-in') return void reply.code(303).redirect(`/attempts/${id}/result`);
    if (kept === 'compared') return this.show(where, standing(question, chosen, t), reply.code(409));
    if (!sameAnswer(question)(kept.chosen, chosen))
      return this.show(where, { message: t('question.changedElsewhere') }, reply.code(409));
    if (isTooEarly) return this.show(where, { message: t(compareFirst(question)) }, reply.code(422));
    if (values.then === 'ask' && others.length === 0) return void reply.code(303).redirect(askingOf(attempt, at, t));
    reply
      .code(303)
      .redirect(`/attempts/${id}/${placeAfter(values, others.length > 0, at + 1, attempt.questions.length)}`);
  }

  @Get('review')
  async review(
    @CurrentPerson() person: SignedInPerson,
    @Param('attempt') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const attempt = takenIn(await this.open(person, id), t.language);
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

  private async show(
    { person, attempt: own, n, t }: { person: SignedInPerson; attempt: LoadedAttempt; n: number; t: Translate },
    more: { message?: string; moved?: string | null; unkept?: string | null },
    reply: FastifyReply,
  ): Promise<void> {
    const attempt = takenIn(own, t.language);
    const text = await this.textOf(person, attempt, attempt.questions[n - 1], t);
    const saved = await this.attempts.saved(attempt.id);
    const panels = await this.panels.seen([attempt.questions[n - 1]!], standingAnswers(saved), attempt.facts);
    reply.view('reading/question', questionPage(attempt, n, { saved, panels, ...more }, text, waysOf(attempt, t), t));
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

  private async othersThan(kept: SavedAnswer, attemptId: string, question: AskedQuestion): Promise<SavedAnswer[]> {
    const saved = await this.attempts.saved(attemptId);
    return toShow(
      kept,
      saved.filter((answer) => answer.questionId === kept.questionId),
      sameAnswer(question),
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

/** What was compared stands; of words that were not kept, the page shows what they were. */
function standing(question: AskedQuestion, chosen: readonly string[], t: Translate) {
  if (question.type === 'judgement') return { message: t('judgement.stands'), unkept: chosen[2]?.trim() || null };
  return { message: t('question.stands'), unkept: chosen[0] ?? null };
}

/** Where the button leads; an answer that others differ from stays where both are seen. */
function placeAfter({ then, move, language }: AnswerForm, hasOthers: boolean, n: number, of: number): string {
  if (hasOthers || language) return `questions/${n}`;
  if (move) return `questions/${n}?moved=${move}`;
  if (then === 'compare') return `questions/${n}#model`;
  const to = stepAfter(then, n, of);
  return to === 'review' ? to : `questions/${to}`;
}

/** `others` is what other pages said and this one has not seen: until it is shown, the page's base must stay as it is. */
function sayKept(kept: SavedAnswer | NotKept, others: SavedAnswer[], reply: FastifyReply): void {
  if (kept === 'handed-in') return void reply.code(409).send({ submitted: true });
  if (kept === 'compared') return void reply.code(409).send({ stands: true });
  reply.code(200).send({ savedAt: kept.receivedAt, revision: kept.revision, others: others.map((one) => one.chosen) });
}
