import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { SignedInPerson } from '../people/people.types';
import { documentPage } from '../reading/document.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { Clock, dayAt } from '../shared/clock';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ClosedService } from './closed.service';
import { TrainingService } from './training.service';
import { documentWays, learnerWays } from './ways.page';

@Controller('modules/:slug/document')
export class DocumentController {
  constructor(
    private readonly training: TrainingService,
    private readonly localFacts: LocalFactsService,
    private readonly closed: ClosedService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const own = await this.training.getModule(person, slug);
    const values = await this.closed.enter(person, own);
    const { lessons, contentNotes, objectives, summary } = own.published.module;
    const facts = await this.localFacts.of(person, [lessons, contentNotes, objectives, summary], t, { values });
    const ways = documentWays(learnerWays(slug, own.published.versionId, t));
    const today = dayAt(this.clock.now(), this.config.timeZone);
    reply.view('reading/document', documentPage(own.published, facts, ways, today, t));
  }
}
