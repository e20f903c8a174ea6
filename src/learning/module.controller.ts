import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { VersionsService } from '../content/versions.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { OwnModuleService } from './own-module.service';

@Controller('modules/:slug')
export class ModuleController {
  constructor(
    private readonly modules: OwnModuleService,
    private readonly versions: VersionsService,
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
