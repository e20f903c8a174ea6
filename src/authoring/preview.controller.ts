import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { drawingPolicy, drawingType } from '../content/drawing.rules';
import { lessonOf, partsOf } from '../content/module-parts.rules';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { confidencePart } from '../reading/confidence.page';
import { lessonPage } from '../reading/lesson.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { modulePage } from '../reading/module.page';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { nothingPage, previewBand } from './preview.page';
import { asIfInOrder, type PreviewQuery, readPreview } from './preview.rules';
import { PreviewService } from './preview.service';
import { previewStep, previewWays } from './preview-ways.page';

/** A module as learners read it, from its folder or its version. Nothing is kept: what a page needs stands in its address. */
@Controller('studio/:slug/preview')
export class PreviewController {
  constructor(
    private readonly previews: PreviewService,
    private readonly people: PeopleService,
    private readonly localFacts: LocalFactsService,
  ) {}

  @Get()
  async module(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Query() query: PreviewQuery,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const state = readPreview(query);
    const found = await this.previews.get(slug, state);
    const preview = previewBand(found, state, `/studio/${slug}/preview`, t);
    if (!found.shown) return void reply.view('authoring/preview-nothing', nothingPage(preview, t));
    const { summary, contentNotes, objectives } = found.shown.module;
    const facts = await this.localFacts.of(person, [summary, contentNotes, objectives], t);
    const ways = previewWays(slug, found.shown.versionId, state, t);
    const own = { published: found.shown, current: found.shown, progress: null };
    const confidence = confidencePart({}, 'before', previewStep(ways.module), null, t);
    reply.view('reading/module', {
      ...modulePage({ own, facts, asked: null, closed: null, supervisors: [], person: null, confidence }, ways, t),
      preview,
    });
  }

  @Get('lessons/:lesson')
  async lesson(
    @CurrentPerson() person: SignedInPerson,
    @Param() { slug, lesson: id }: { slug: string; lesson: string },
    @Query() query: PreviewQuery,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const state = readPreview(query);
    const found = await this.previews.get(slug, state);
    const preview = previewBand(found, state, `/studio/${slug}/preview/lessons/${id}`, t);
    const lesson = found.shown && lessonOf(found.shown.module, id);
    if (!found.shown || !lesson) return void reply.view('authoring/preview-nothing', nothingPage(preview, t));
    const { module, versionId } = found.shown;
    const supervisors = await this.people.supervisorsOf(person.id);
    const facts = await this.localFacts.of(person, [lesson, module.contentNotes], t, { supervisors });
    const progress = asIfInOrder(module, { id, passed: false }, this.people.today());
    const own = { published: found.shown, current: found.shown, progress };
    const ways = previewWays(slug, versionId, state, t);
    const parts = partsOf(module);
    const after = parts[parts.findIndex((part) => part.kind === 'lesson' && part.id === id) + 1];
    const next = previewStep(after ? ways.part(after) : ways.module);
    reply.view('reading/lesson', { ...lessonPage(own, lesson, facts, supervisors, ways, next, t), preview });
  }

  @Get('images/:file')
  image(@Param('slug') slug: string, @Param('file') file: string, @Res() reply: FastifyReply): void {
    const image = this.previews.findImage(slug, file);
    if (!image) throw new NotFound();
    if (image.mediaType === drawingType) reply.header('content-security-policy', drawingPolicy);
    reply.type(image.mediaType).send(image.bytes);
  }
}
