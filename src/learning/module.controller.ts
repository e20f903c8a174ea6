import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { drawingPolicy, drawingType } from '../content/drawing.rules';
import { VersionsService } from '../content/versions.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ConfidenceForm } from './confidence.form';
import { OwnModuleService } from './own-module.service';
import { PracticeService } from './practice.service';

@Controller('modules/:slug')
export class ModuleController {
  constructor(
    private readonly modules: OwnModuleService,
    private readonly versions: VersionsService,
    private readonly practice: PracticeService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('reading/module', await this.modules.page(person, slug, null, t));
  }

  /** How sure of it the learner feels; nobody else reads it. */
  @Post('confidences')
  async sayConfidence(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors, ok } = readForm(ConfidenceForm, body);
    if (!ok) {
      const returned = { action: `/modules/${slug}/confidences`, values: { ...values }, errors };
      return void reply.code(422).view('reading/module', await this.modules.page(person, slug, returned, t));
    }
    await this.practice.sayConfidence(person, slug, values, body._key);
    reply.code(303).redirect(`/modules/${slug}#confidence`);
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
    if (asset.mediaType === drawingType) reply.header('content-security-policy', drawingPolicy);
    reply.header('cache-control', 'private, max-age=31536000, immutable').type(asset.mediaType).send(asset.body);
  }
}
