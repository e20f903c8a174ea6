import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { claimText } from '../completions/prior-learning.page';
import type { SignedInPerson } from '../people/people.types';
import { readForm, type Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ClaimingService } from './claiming.service';
import { PriorLearningForm } from './prior-learning.form';
import { priorLearningPage } from './prior-learning.page';

type Fields = Record<string, unknown>;

@Controller('modules/:slug')
export class PriorLearningController {
  constructor(private readonly claiming: ClaimingService) {}

  @Get('prior-learning')
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    await this.answer(person, slug, null, reply, t);
  }

  @Post('prior-learning-claims')
  async claim(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors, ok } = readForm(PriorLearningForm, body);
    const wrong = ok ? await this.claiming.claim(person, slug, claimText(values), body._key) : errors;
    const action = `/modules/${slug}/prior-learning-claims`;
    await this.answer(person, slug, wrong && { action, values, errors: wrong }, reply, t, true);
  }

  @Post('prior-learning-claims/withdrawal')
  async withdraw(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const wrong = await this.claiming.withdraw(person, slug, body._key);
    const action = `/modules/${slug}/prior-learning-claims/withdrawal`;
    await this.answer(person, slug, wrong && { action, values: {}, errors: wrong }, reply, t, true);
  }

  private async answer(
    person: SignedInPerson,
    slug: string,
    returned: Returned | null,
    reply: FastifyReply,
    t: Translate,
    isChange = false,
  ): Promise<void> {
    if (isChange && !returned) return void reply.code(303).redirect(`/modules/${slug}/prior-learning`);
    const page = priorLearningPage({ ...(await this.claiming.of(person, slug)), returned }, t);
    reply.code(returned ? 422 : 200).view('learning/prior-learning', page);
  }
}
