import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { readForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { AskingForm } from './asking.form';
import { askingPage } from './asking.page';
import { AskingService, type Fields } from './asking.service';
import { backFrom } from './back.rules';
import { groupItemPage } from './group-item.page';

@Controller('questions')
export class AskingController {
  constructor(private readonly asking: AskingService) {}

  @Get('new')
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const about = await this.asking.about(person, query);
    reply.view('learning/asking', askingPage(about, await this.asking.audience(person), null, t));
  }

  /** One address for all three choices: not even the way a form went tells which it was. */
  @Post()
  async ask(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const about = await this.asking.about(person, body);
    const { values, errors, ok } = readForm(AskingForm, body);
    const outcome = ok ? await this.asking.ask(person, about, values, body) : { errors };
    if ('code' in outcome)
      return void reply.code(200).view('learning/group-item', groupItemPage(outcome.code, about.back, t));
    if ('errors' in outcome) {
      const returned = { action: '/questions', values, errors: outcome.errors };
      return void reply
        .code(422)
        .view('learning/asking', askingPage(about, await this.asking.audience(person), returned, t));
    }
    const back = backFrom(about.back);
    reply.code(303).redirect(`/questions/${outcome.id}${back ? `?${new URLSearchParams({ back }).toString()}` : ''}`);
  }
}
