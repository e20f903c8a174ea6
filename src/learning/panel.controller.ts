import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { quizOf } from '../content/module-parts.rules';
import { moduleIn } from '../content/translated.rules';
import type { PanelPlace } from '../attempts/panel-answers.service';
import { scaleOf } from '../content/question-items.rules';
import { PeopleService } from '../people/people.service';
import { courseText } from '../reading/course-text.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { type AskedRequest, languageOf, Say } from '../sign-in/request';
import { PanelAnswerForm } from './panel.form';
import { panelPage, type Sent, worthlessPanelPage } from './panel.page';
import { PanelsWorkService } from './panels-work.service';

/** Where the link of a panel leads, signed in or not. The address is a secret: it is neither kept nor passed on. */
@Controller('panels/:token')
export class PanelController {
  constructor(
    private readonly work: PanelsWorkService,
    private readonly people: PeopleService,
    private readonly localFacts: LocalFactsService,
  ) {}

  @Get()
  async open(
    @Param('token') token: string,
    @Query('done') done: unknown,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const note = done === 'kept' || done === 'withdrawn' ? done : null;
    await this.show(request, token, { note }, reply, t);
  }

  @Post('answers')
  async answer(
    @Param('token') token: string,
    @Body() body: Record<string, unknown>,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const place = await this.find(token);
    if (!place) return this.worthless(reply, t);
    const { values, errors } = readForm(PanelAnswerForm, body);
    if (!scaleOf(place.question).some(({ id }) => id === values.choice)) errors.choice = 'panel.chooseOne';
    const wrong =
      Object.keys(errors).length > 0 ? errors : await this.work.answer(place, token, values, body._key, request.ip);
    if (!wrong) return void reply.code(303).redirect(`/panels/${token}?done=kept`);
    await this.show(request, token, { values, errors: wrong }, reply.code(422), t);
  }

  @Post('withdrawal')
  async withdraw(
    @Param('token') token: string,
    @Body('_key') key: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const place = await this.find(token);
    if (!place) return this.worthless(reply, t);
    await this.work.withdraw(place, token, key);
    reply.code(303).redirect(`/panels/${token}?done=withdrawn`);
  }

  private async show(
    request: AskedRequest,
    token: string,
    sent: Sent,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    const found = await this.find(token);
    if (!found) return this.worthless(reply, t);
    const place = { ...found, ...judgementFor(found, t.language) };
    const { personId, name } = place.invitation;
    const reader = { id: personId ?? '', name, language: languageOf(request), roles: new Set<never>() };
    const text = courseText(await this.localFacts.of(reader, place.question, t), null);
    const organisation = (await this.people.organisationName()) ?? 'Waymark';
    reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
    reply.view('learning/panel', panelPage(token, place, organisation, sent, text, t));
  }

  private find(token: string): Promise<PanelPlace | null> {
    return this.work.get(token).catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
  }

  private worthless(reply: FastifyReply, t: Translate): void {
    reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
    reply.code(404).view('learning/panel-worthless', worthlessPanelPage(t));
  }
}

/** The question in the reader's language, where the version has it; an answer is kept by the step's id. */
function judgementFor({ module: own, question, invitation }: PanelPlace, language: string) {
  const module = moduleIn(own, language);
  const shown = quizOf(module, invitation.quizId)?.questions.find(({ id }) => id === question.id);
  return { module, question: shown?.type === 'judgement' ? shown : question };
}
