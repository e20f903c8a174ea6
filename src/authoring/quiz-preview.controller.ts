import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mark } from '../attempts/marking.rules';
import { passOf, quizOf, shownQuestions } from '../content/module-parts.rules';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { courseText } from '../reading/course-text.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { questionPage, reviewPage } from '../reading/question.page';
import { quizPage } from '../reading/quiz.page';
import { stepAfter } from '../reading/quiz-steps.rules';
import { keyOf, resultPage } from '../reading/result.page';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { nothingPage, previewBand } from './preview.page';
import { answersTo, asIfInOrder, asList, asSaved, type PreviewQuery, readPreview, withAnswer } from './preview.rules';
import { PreviewService } from './preview.service';
import { previewQuizWays, previewStart, previewWays } from './preview-ways.page';

interface Where {
  slug: string;
  quiz: string;
  n: string;
}

/** A quiz as learners take it. The choices so far stand in the address; nothing is kept. */
@Controller('studio/:slug/preview/quizzes/:quiz')
export class QuizPreviewController {
  constructor(
    private readonly previews: PreviewService,
    private readonly people: PeopleService,
    private readonly localFacts: LocalFactsService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param() where: Where,
    @Query() query: PreviewQuery,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { preview, quiz } = await this.open(person, where, query, '', t);
    if (!quiz) return void reply.view('authoring/preview-nothing', nothingPage(preview, t));
    const page = quizPage(quiz.own(false), quiz.taken.quiz, [], quiz.facts, quiz.ways, quiz.start, t);
    reply.view('reading/quiz', { ...page, preview });
  }

  @Get('questions/:n')
  async question(
    @CurrentPerson() person: SignedInPerson,
    @Param() where: Where,
    @Query() query: PreviewQuery,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { preview, quiz } = await this.open(person, where, query, `/questions/${where.n}`, t);
    if (!quiz) return void reply.view('authoring/preview-nothing', nothingPage(preview, t));
    const { taken, answers, text, ways, withKey } = quiz;
    const question = /^\d{1,3}$/.test(where.n) ? taken.questions[Number(where.n) - 1] : undefined;
    if (!question) throw new NotFound();
    const page = questionPage(taken, Number(where.n), asSaved(answers), null, text, ways, t);
    reply.view('reading/question', { ...page, preview, key: withKey ? keyOf(question, text) : null });
  }

  /** Where a question's button leads, with the answer in the next address. */
  @Get('answers')
  async answer(
    @Param() { slug, quiz: id }: Where,
    @Query() query: PreviewQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const state = readPreview(query);
    const { shown } = await this.previews.get(slug, state);
    const quiz = shown && quizOf(shown.module, id);
    const questions = quiz ? shownQuestions(quiz) : [];
    const at = questions.findIndex((question) => question.id === query.question);
    if (at < 0) throw new NotFound();
    const next = withAnswer(state, questions[at]!.id, asList(query.option));
    const ways = previewQuizWays(slug, id, next);
    const to = stepAfter(String(query.then), at + 1, questions.length);
    reply.code(303).redirect(to === 'review' ? ways.review : ways.question(to));
  }

  @Get('review')
  async review(
    @CurrentPerson() person: SignedInPerson,
    @Param() where: Where,
    @Query() query: PreviewQuery,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { preview, quiz } = await this.open(person, where, query, '/review', t);
    if (!quiz) return void reply.view('authoring/preview-nothing', nothingPage(preview, t));
    reply.view('reading/review', { ...reviewPage(quiz.taken, quiz.answers, quiz.text, quiz.ways, t), preview });
  }

  @Get('result')
  async result(
    @CurrentPerson() person: SignedInPerson,
    @Param() where: Where,
    @Query() query: PreviewQuery,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { preview, quiz } = await this.open(person, where, query, '/result', t);
    if (!quiz) return void reply.view('authoring/preview-nothing', nothingPage(preview, t));
    const { taken, answers, text, start, withKey } = quiz;
    const submission = { ...mark(taken.questions, answers, passOf(taken.module, where.quiz)), submittedAt: '' };
    const own = quiz.own(submission.passed);
    const supervisors = await this.people.supervisorsOf(person.id);
    const given = { attempt: { ...taken, submission }, answers, own, attempts: [], supervisors, text, start, withKey };
    reply.view('reading/result', { ...resultPage(given, quiz.ways, t), preview });
  }

  /** The quiz as it stands in the folder or the version. @param page where in the quiz the address is. */
  private async open(
    person: SignedInPerson,
    { slug, quiz: id }: Where,
    query: PreviewQuery,
    page: string,
    t: Translate,
  ) {
    const state = readPreview(query);
    const found = await this.previews.get(slug, state);
    const preview = previewBand(found, state, `/studio/${slug}/preview/quizzes/${id}${page}`, t);
    const { shown } = found;
    const quiz = shown && quizOf(shown.module, id);
    if (!shown || !quiz) return { preview, quiz: null };
    const { module, versionId } = shown;
    const ways = { ...previewWays(slug, versionId, state, t), ...previewQuizWays(slug, id, state) };
    const facts = await this.localFacts.of(person, quiz, t);
    const questions = shownQuestions(quiz);
    const today = this.people.today();
    const own = (passed: boolean) => ({
      published: shown,
      current: shown,
      progress: asIfInOrder(module, { id, passed }, today),
    });
    return {
      preview,
      quiz: {
        taken: { id: 'preview', module, quiz, questions },
        answers: answersTo(questions, state),
        start: previewStart(slug, id, state),
        withKey: state.key,
        text: courseText(facts, ways),
        facts,
        ways,
        own,
      },
    };
  }
}
