import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Lesson } from '../content/course-model.types';
import { lessonOf } from '../content/module-parts.rules';
import { JournalService } from '../journal/journal.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ClosedService } from './closed.service';
import { LearningService } from './learning.service';
import { lessonPage } from '../reading/lesson.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { TrainingService } from './training.service';
import { learnerWays, lessonDone, reflectBoxes } from './ways.page';

@Controller('modules/:slug/lessons/:lesson')
export class LessonController {
  constructor(
    private readonly training: TrainingService,
    private readonly learning: LearningService,
    private readonly localFacts: LocalFactsService,
    private readonly closed: ClosedService,
    private readonly journal: JournalService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Param('lesson') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const own = await this.training.getModule(person, slug);
    const lesson = lessonOf(own.published.module, id);
    if (!lesson) throw new NotFound();
    const values = await this.closed.enter(person, own);
    const supervisors = await this.training.supervisorsOf(person);
    const { module, versionId } = own.published;
    const facts = await this.localFacts.of(person, [lesson, module.contentNotes], t, { supervisors, values });
    const written = hasReflect(lesson) ? await this.journal.forLesson(person.id, slug, id) : [];
    const [ways, done] = [learnerWays(slug, versionId, t), lessonDone(slug, id, versionId)];
    const boxes = reflectBoxes(slug, lesson, versionId, written);
    reply.view('reading/lesson', lessonPage(own, lesson, facts, supervisors, ways, done, t, boxes));
  }

  @Post('completion')
  async markDone(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Param('lesson') id: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.code(303).redirect(await this.learning.markLessonDone(person, slug, id, body));
  }
}

const hasReflect = (lesson: Lesson): boolean => lesson.blocks.some((block) => block.kind === 'reflect');
