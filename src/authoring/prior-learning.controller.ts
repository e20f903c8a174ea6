import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { Returned } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ClaimsService } from './claims.service';
import { claimsPage } from './prior-learning.page';

@Controller('studio/prior-learning')
export class StudioPriorLearningController {
  constructor(private readonly claims: ClaimsService) {}

  @Get()
  async show(@CurrentPerson() me: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('authoring/prior-learning', await this.page(me, null, t));
  }

  @Post(':claim/decisions')
  async decide(
    @CurrentPerson() me: SignedInPerson,
    @Param('claim') id: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    if (!isId(id)) throw new NotFound();
    const { values, errors } = await this.claims.decide(me, id, body);
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect('/studio/prior-learning');
    const returned = { action: `/studio/prior-learning/${id}/decisions`, values, errors };
    reply.code(422).view('authoring/prior-learning', await this.page(me, returned, t));
  }

  private async page(me: SignedInPerson, returned: Returned | null, t: Translate) {
    return claimsPage({ ...(await this.claims.waiting()), returned }, me, t);
  }
}
