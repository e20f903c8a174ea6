import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { VersionsService } from '../content/versions.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { LocalFactsService } from '../reading/local-facts.service';
import { modulePage } from '../reading/module.page';
import { ClosedService } from './closed.service';
import { TrainingService } from './training.service';
import { learnerWays } from './ways.page';

@Controller('modules/:slug')
export class ModuleController {
  constructor(
    private readonly training: TrainingService,
    private readonly versions: VersionsService,
    private readonly localFacts: LocalFactsService,
    private readonly closed: ClosedService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const own = await this.training.getModule(person, slug);
    const { summary, contentNotes, objectives } = own.published.module;
    const { reasons, values } = await this.closed.ofModule(person, own);
    const facts = await this.localFacts.of(person, [summary, contentNotes, objectives], t, { values });
    const closed = reasons.get(slug) ?? null;
    const supervisors = closed ? await this.training.supervisorsOf(person) : [];
    const asked = closed ? null : await this.training.askedFor(own);
    const ways = learnerWays(slug, own.published.versionId, t);
    reply.view('reading/module', modulePage({ own, facts, asked, closed, supervisors }, ways, t));
  }

  @Get('versions/:version/images/:file')
  async image(
    @Param('slug') slug: string,
    @Param('version') version: string,
    @Param('file') file: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asset =
      isId(version) && (await this.versions.get(version)).module.slug === slug
        ? await this.versions.findAsset(version, `images/${file}`)
        : null;
    if (!asset) throw new NotFound();
    reply.header('cache-control', 'private, max-age=31536000, immutable').type(asset.mediaType).send(asset.body);
  }
}
