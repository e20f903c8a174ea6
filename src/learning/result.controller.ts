import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { standingAnswers, standingSureness } from '../attempts/answers.rules';
import { AttemptsService } from '../attempts/attempts.service';
import { PanelsService } from '../attempts/panels.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { courseText } from '../reading/course-text.page';
import { LearningService } from './learning.service';
import { LocalFactsService } from '../reading/local-facts.service';
import { resultPage } from '../reading/result.page';
import { takenIn } from '../reading/translated.page';
import { TrainingService } from './training.service';
import { learnerWays, quizStarts } from './ways.page';

@Controller('attempts/:attempt/result')
export class ResultController {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly learning: LearningService,
    private readonly training: TrainingService,
    private readonly panels: PanelsService,
    private readonly localFacts: LocalFactsService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('attempt') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    if (!isId(id)) throw new NotFound();
    const attempt = takenIn(await this.attempts.getOwn(person, id), t.language);
    const { submission } = attempt;
    if (!submission) return void reply.code(303).redirect(`/attempts/${id}`);
    const saved = await this.attempts.saved(id);
    const [answers, sureness] = [standingAnswers(saved), standingSureness(saved)];
    const own = await this.training.getModule(person, attempt.module.slug);
    const attempts = await this.learning.attemptsOf(attempt.enrolmentId, attempt.quiz.id);
    const supervisors = await this.training.supervisorsOf(person);
    const facts = await this.localFacts.of(person, attempt.questions, t, { asOf: attempt.startedAt });
    const ways = learnerWays(attempt.module.slug, attempt.versionId, t);
    const text = courseText(facts, ways);
    const panels = await this.panels.seen(attempt.questions, answers, attempt.facts);
    const given = {
      attempt: { ...attempt, submission },
      ...{ answers, panels, sureness, own, attempts, supervisors, text },
      standing: this.learning.standingOf(attempt.module, attempt.quiz, attempts),
      starts: quizStarts(attempt.module.slug, attempt.quiz.id),
      withKey: false,
    };
    reply.view('reading/result', resultPage(given, ways, t));
  }
}
