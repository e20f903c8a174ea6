import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { sessionCodePage, sessionDatePage, sessionsPage } from './sessions.page';
import { StudioSessionsService } from './sessions.service';

type Fields = Record<string, unknown>;
interface OfDate {
  slug: string;
  date: string;
}
const isDone = (errors: Record<string, string>): boolean => Object.keys(errors).length === 0;

@Controller('studio/:slug/sessions')
export class SessionsController {
  constructor(private readonly sessions: StudioSessionsService) {}

  @Get()
  async list(@Param('slug') slug: string, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('authoring/sessions', sessionsPage(await this.sessions.of(slug), null, t));
  }

  @Post('dates')
  async add(
    @CurrentPerson() by: SignedInPerson,
    @Param('slug') slug: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors } = await this.sessions.add(by, slug, body);
    if (isDone(errors)) return void reply.code(303).redirect(`/studio/${slug}/sessions`);
    const returned = { action: `/studio/${slug}/sessions/dates`, values, errors };
    reply.code(422).view('authoring/sessions', sessionsPage(await this.sessions.of(slug), returned, t));
  }

  @Get('dates/:date')
  async date(
    @Param() { slug, date }: OfDate,
    @Query('saved') saved: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const given = await this.sessions.date(slug, date);
    reply.view('authoring/session-date', sessionDatePage(given, null, saved === 'yes', t));
  }

  @Post('dates/:date/attendances')
  async roll(
    @CurrentPerson() by: SignedInPerson,
    @Param() { slug, date }: OfDate,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const errors = await this.sessions.roll(by, slug, date, body);
    await this.answer({ slug, date }, 'attendances', errors, reply, t);
  }

  @Post('dates/:date/cancellation')
  async cancel(
    @CurrentPerson() by: SignedInPerson,
    @Param() { slug, date }: OfDate,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const errors = await this.sessions.cancel(by, slug, date, body._key);
    await this.answer({ slug, date }, 'cancellation', errors, reply, t);
  }

  @Get('dates/:date/code')
  async code(@Param() { slug, date }: OfDate, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('authoring/session-code', sessionCodePage(await this.sessions.date(slug, date), null, t));
  }

  @Post('dates/:date/codes')
  async renew(
    @CurrentPerson() by: SignedInPerson,
    @Param() { slug, date }: OfDate,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const errors = await this.sessions.renewCode(by, slug, date, body._key);
    const own = `/studio/${slug}/sessions/dates/${date}`;
    if (isDone(errors)) return void reply.code(303).redirect(`${own}/code`);
    const returned = { action: `${own}/codes`, values: {}, errors };
    const page = sessionCodePage(await this.sessions.date(slug, date), returned, t);
    reply.code(422).view('authoring/session-code', page);
  }

  private async answer(
    { slug, date }: OfDate,
    form: string,
    errors: Record<string, string>,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    const own = `/studio/${slug}/sessions/dates/${date}`;
    if (isDone(errors)) return void reply.code(303).redirect(`${own}?saved=yes`);
    const returned = { action: `${own}/${form}`, values: {}, errors };
    const page = sessionDatePage(await this.sessions.date(slug, date), returned, false, t);
    reply.code(422).view('authoring/session-date', page);
  }
}
