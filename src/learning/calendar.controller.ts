import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CalendarFeedsService } from '../messages/calendar-feeds.service';
import { calendarText } from '../messages/calendar.rules';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { Texts } from '../shared/texts';
import { CalendarService } from './calendar.service';

/** Somebody's days for their calendar program, which cannot sign in: the address is the secret. */
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly feeds: CalendarFeedsService,
    private readonly calendar: CalendarService,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  @Get(':token')
  async show(@Param('token') file: string, @Res() reply: FastifyReply): Promise<void> {
    const token = /^([\w-]{43})\.ics$/.exec(file)?.[1];
    if (!token) throw new NotFound();
    const owner = await this.feeds.getOwner(token);
    const events = await this.calendar.events(owner, this.texts.in(owner.language));
    reply.type('text/calendar; charset=utf-8').header('x-robots-tag', 'noindex');
    reply.send(calendarText('Waymark', events, this.clock.now()));
  }
}
