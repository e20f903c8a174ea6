import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { answerOf, compareFirst, isCompared } from '../attempts/answer-shapes.rules';
import { markOf } from '../attempts/attempts.service';
import { PanelsService } from '../attempts/panels.service';
import { isMarked, quizOf } from '../content/module-parts.rules';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { keyOf } from '../reading/answer-words.page';
import { courseText } from '../reading/course-text.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { questionPage, reviewPage } from '../reading/question.page';
import { quizPage } from '../reading/quiz.page';
import { stepAfter } from '../reading/quiz-steps.rules';
import { resultPage } from '../reading/result.page';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { nothingPage, previewBand } from './preview.page';
import { answersTo, asIfInOrder, asList, asSaved, type PreviewQuery, readPreview, withAnswer } from './preview.rules';
import { PreviewService } from './preview.service';
import { previewQuizWays, previewStarts, previewWays } from './preview-ways.page';

interface Where {
  slug: string;
  quiz: string;
  n: string;
}

/** A preview has no tries before. */
const fresh = { waitUntil: null, talkSince: null, recheckOf: null };

/** A quiz as learners take it. The choices so far stand in the address; nothing is kept. */
@Controller('studio/:slug/preview/quizzes/:quiz')
export class QuizPreviewController {
  constructor(
    private readonly previews: PreviewService,
    private readonly people: PeopleService,
    private readonly localFacts: LocalFactsService,
    private readonly panels: PanelsService,
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
    const given = { ...quiz, own: quiz.own(false), quiz: quiz.taken.quiz, attempts: [], supervisors: [] };
    const page = quizPage({ ...given, asked: quiz.taken.facts, standing: fresh }, quiz.ways, t);
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
    const moved = typeof query.moved === 'string' ? query.moved : null;
    const message = query.then === 'compare' ? t(compareFirst(question)) : null;
    const panels = await this.panels.seen([question], answers, taken.facts);
    const given = { saved: asSaved(answers), message, moved, panels };
    const page = questionPage(taken, Number(where.n), given, text, ways, t);
    reply.view('reading/question', {
      ...page,
      preview,
      key: withKey && isMarked(question) ? keyOf(question, taken.facts, text, t) : null,
    });
  }

  /** Where a question's button leads, with the answer in the next address. */
  @Get('answers')
  async answer(
    @CurrentPerson() person: SignedInPerson,
    @Param() { slug, quiz: id }: Where,
    @Query() query: PreviewQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const state = readPreview(query);
    const { shown } = await this.previews.get(slug, state);
    const quiz = shown && quizOf(shown.module, id);
    const questions = shown && quiz ? (await this.previews.take(person, shown.module, quiz, state)).questions : [];
    const at = questions.findIndex((question) => question.id === query.question);
    const question = questions[at];
    if (!question) throw new NotFound();
    const [then, move, touched] = [query.then, query.move, query.touched].map((one) => asList(one)[0]);
    const chosen = answerOf(question, { option: asList(query.option), then, move, touched });
    const ways = previewQuizWays(slug, id, withAnswer(state, question.id, chosen));
    const to = move ? at + 1 : stepAfter(then, at + 1, questions.length);
    if (to === 'review') return void reply.code(303).redirect(ways.review);
    const more: Record<string, string> = move
      ? { moved: move }
      : then === 'compare' && !isCompared(chosen)
        ? { then }
        : {};
    reply.code(303).redirect(withMore(ways.question(to), more));
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
    const { taken, answers, text, starts, withKey } = quiz;
    const submission = { ...markOf(taken, answers), submittedAt: '' };
    const own = quiz.own(submission.passed);
    const supervisors = await this.people.supervisorsOf(person.id);
    const panels = await this.panels.seen(taken.questions, answers, taken.facts);
    const given = {
      attempt: { ...taken, submission },
      answers,
      panels,
      sureness: new Map(),
      own,
      attempts: [],
      supervisors,
    };
    const page = resultPage({ ...given, text, starts, withKey, standing: fresh }, quiz.ways, t);
    reply.view('reading/result', { ...page, preview });
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
    const found = await this.previews.get(slug, state, t.language);
    const preview = previewBand(found, state, `/studio/${slug}/preview/quizzes/${id}${page}`, t);
    const { shown } = found;
    const quiz = shown && quizOf(shown.module, id);
    if (!shown || !quiz) return { preview, quiz: null };
    const { module, versionId } = shown;
    const ways = { ...previewWays(slug, versionId, state, t), ...previewQuizWays(slug, id, state) };
    const facts = await this.localFacts.of(person, quiz, t);
    const taken = await this.previews.take(person, module, quiz, state);
    const today = this.people.today();
    const own = (passed: boolean) => ({
      published: shown,
      current: shown,
      progress: asIfInOrder(module, { id, passed }, today),
    });
    return {
      preview,
      quiz: {
        taken,
        answers: answersTo(taken.questions, state),
        starts: previewStarts(slug, quiz, state),
        withKey: state.key,
        text: courseText(facts, ways),
        facts,
        ways,
        own,
      },
    };
  }
}

function withMore(address: string, more: Record<string, string>): string {
  const query = new URLSearchParams(more).toString();
  return query ? `${address}${address.includes('?') ? '&' : '?'}${query}` : address;
}
