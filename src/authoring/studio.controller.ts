import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { readForm } from '../shared/form';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ClaimsService } from './claims.service';
import { PublishForm } from './publish.form';
import { studioModulePage, studioPage } from './studio.page';
import { StudioService } from './studio.service';

@Controller('studio')
export class StudioController {
  constructor(
    private readonly studio: StudioService,
    private readonly claims: ClaimsService,
  ) {}

  @Get()
  async show(@Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const [facts, { claims }] = [await this.studio.localFacts(), await this.claims.waiting()];
    reply.view(
      'authoring/studio',
      studioPage(await this.studio.all(), this.studio.sharedProblems(), facts, claims.length, t),
    );
  }

  @Get(':slug')
  async module(@Param('slug') slug: string, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('authoring/studio-module', studioModulePage(await this.studio.get(slug), newRandomId(), null, t));
  }

  @Post(':slug/versions')
  async publish(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, ok } = readForm(PublishForm, body);
    const refusal = ok
      ? await this.studio.publish(person, slug, { changeClass: values.changeClass, seen: values.seen ?? '' }, body._key)
      : 'chooseClass';
    if (!refusal) return void reply.code(303).redirect(`/studio/${slug}`);
    const chosen = ok ? values.changeClass : null;
    const page = studioModulePage(await this.studio.get(slug), newRandomId(), { refusal, chosen }, t);
    reply.code(422).view('authoring/studio-module', page);
  }
}
