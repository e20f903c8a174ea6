import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { OtherBody } from '../database/idempotency';
import type { SignedInPerson } from '../people/people.types';
import { courseText } from '../reading/course-text.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { CannotUse } from '../shared/errors';
import { type Returned, readForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { type AskedRequest, CurrentPerson, Say } from '../sign-in/request';
import { JudgementsService } from './judgements.service';
import { PanelInvitationForm } from './panel.form';
import { panelInvitedPage, panelsPage } from './panels.page';

interface Where {
  slug: string;
  quiz: string;
  question: string;
}

/** A trainer asks experienced peer support workers first, and shows learners what they said. */
@Controller('studio/:slug/panels')
export class PanelsController {
  constructor(
    private readonly judgements: JudgementsService,
    private readonly localFacts: LocalFactsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async list(
    @CurrentPerson() trainer: SignedInPerson,
    @Param('slug') slug: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    await this.show({ trainer, slug, t }, {}, reply);
  }

  @Post(':quiz/:question/invitations')
  async invite(
    @CurrentPerson() trainer: SignedInPerson,
    @Param() where: Where,
    @Body() body: Record<string, unknown>,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors, ok } = readForm(PanelInvitationForm, body);
    try {
      if (!ok) throw new CannotUse(errors);
      const invited = await this.judgements.invite(trainer, where, values, body._key);
      // Only for showing it to the trainer who asked from there; mails never take the address from a request.
      const here = this.config.publicUrl ?? `${request.protocol}://${request.host}`;
      reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
      reply.view('authoring/panel-invited', panelInvitedPage(where.slug, invited, here, t));
    } catch (error) {
      const wrong = refusalIn(error);
      const action = `/studio/${where.slug}/panels/${where.quiz}/${where.question}/invitations`;
      await this.show(
        { trainer, slug: where.slug, t },
        { returned: { action, values, errors: wrong } },
        reply.code(422),
      );
    }
  }

  @Post(':quiz/:question/publications')
  async publish(
    @CurrentPerson() trainer: SignedInPerson,
    @Param() where: Where,
    @Body('_key') key: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const answered = await this.judgements.publish(trainer, where, key);
    if (answered === null) return void reply.code(303).redirect(`/studio/${where.slug}/panels`);
    const message = t('panels.refused', { answered });
    await this.show({ trainer, slug: where.slug, t }, { message }, reply.code(422));
  }

  @Post(':quiz/:question/closing')
  async close(
    @CurrentPerson() trainer: SignedInPerson,
    @Param() where: Where,
    @Body('_key') key: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.judgements.close(trainer, where, key);
    reply.code(303).redirect(`/studio/${where.slug}/panels`);
  }

  private async show(
    { trainer, slug, t }: { trainer: SignedInPerson; slug: string; t: Translate },
    { message = null, returned = null }: { message?: string | null; returned?: Returned | null },
    reply: FastifyReply,
  ): Promise<void> {
    const found = await this.judgements.get(slug);
    const text = courseText(await this.localFacts.of(trainer, found.judgements, t), null);
    reply.view('authoring/panels', panelsPage(found, { message, returned }, text, t));
  }
}

function refusalIn(error: unknown): Record<string, string> {
  if (error instanceof CannotUse) return error.errors;
  if (error instanceof OtherBody) return { form: 'panels.sentBefore' };
  throw error;
}
