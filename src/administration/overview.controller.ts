import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Translate } from '../shared/texts';
import { Say } from '../sign-in/request';
import { overviewPage } from './overview.page';
import { setUpPart } from './set-up.page';
import { SetUpService } from './set-up.service';

@Controller('administration')
export class OverviewController {
  constructor(private readonly setUp: SetUpService) {}

  @Get()
  async show(@Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const facts = await this.setUp.facts();
    reply.view('administration/overview', {
      ...overviewPage(facts.counts, t),
      setUp: setUpPart(facts, t),
      factsHref: '/administration/slots',
    });
  }
}
