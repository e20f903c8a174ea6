import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
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
  async make(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply): Promise<void> {
    await this.people.transact((manager) => this.feeds.make(manager, person.id));
    this.back(reply);
  }

  @Post('titles')
  async showTitles(
    @Body() body: { titles?: unknown },
    @CurrentPerson() person: SignedInPerson,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.people.transact((manager) => this.feeds.showTitles(manager, person.id, body.titles === '1'));
    this.back(reply);
  }

  @Post('removal')
  async remove(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply): Promise<void> {
    await this.people.transact((manager) => this.feeds.remove(manager, person.id));
    this.back(reply);
  }

  private back(reply: FastifyReply): void {
    reply.code(303).redirect('/account?done=calendar#calendar');
  }
}
