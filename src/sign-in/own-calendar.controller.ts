import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { EntityManager } from 'typeorm';
import { CalendarFeedsService } from '../messages/calendar-feeds.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { CurrentPerson } from './request';

/** The secret address of one's own calendar. */
@Controller('account/calendar')
export class OwnCalendarController {
  constructor(
    private readonly people: PeopleService,
    private readonly feeds: CalendarFeedsService,
  ) {}

  /** The address before stops working. */
  @Post('addresses')
  make(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply): Promise<void> {
    return this.change(reply, (manager) => this.feeds.make(manager, person.id));
  }

  @Post('titles')
  showTitles(
    @Body() body: { titles?: unknown },
    @CurrentPerson() person: SignedInPerson,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.change(reply, (manager) => this.feeds.showTitles(manager, person.id, body.titles === '1'));
  }

  @Post('removal')
  remove(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply): Promise<void> {
    return this.change(reply, (manager) => this.feeds.remove(manager, person.id));
  }

  private async change(reply: FastifyReply, work: (manager: EntityManager) => Promise<void>): Promise<void> {
    await this.people.transact(work);
    reply.code(303).redirect('/account?done=calendar#calendar');
  }
}
