import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AskedFactsService } from '../attempts/asked-facts.service';
import { quizOf } from '../content/module-parts.rules';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ClosedService } from './closed.service';
import { LearningService } from './learning.service';
import { LocalFactsService } from '../reading/local-facts.service';
import { quizPage } from '../reading/quiz.page';
import { TrainingService } from './training.service';
import { learnerWays, quizStarts } from './ways.page';

@Controller('modules/:slug/quizzes/:quiz')
export class QuizController {
  constructor(
    private readonly training: TrainingService,
    private readonly learning: LearningService,
    private readonly localFacts: LocalFactsService,
    private readonly closed: ClosedService,
    private readonly askedFacts: AskedFactsService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Param('quiz') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const own = await this.training.getModule(person, slug);
    const quiz = quizOf(own.published.module, id);
    if (!quiz) throw new NotFound();
    const values = await this.closed.enter(person, own);
    const attempts = await this.learning.attemptsOf(own.progress?.enrolmentId ?? null, id);
    const standing = this.learning.standingOf(own.published.module, quiz, attempts);
    const supervisors = standing.talkSince ? await this.training.supervisorsOf(person) : [];
    const facts = await this.localFacts.of(person, quiz.intro, t, { values });
    const asked = await this.askedFacts.of(person.id, slug, quiz);
    const given = { own, quiz, attempts, standing, supervisors, facts, asked, starts: quizStarts(slug, id) };
    reply.view('reading/quiz', quizPage(given, learnerWays(slug, own.published.versionId, t), t));
  }

  @Post('attempts')
  async start(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Param('quiz') id: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.code(303).redirect(await this.learning.startQuiz(person, slug, id, body));
  }
}
