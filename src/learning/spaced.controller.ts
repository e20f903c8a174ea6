import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { CurrentPerson } from '../sign-in/request';
import { PracticeService } from './practice.service';

/** A few questions of a module that was finished some time ago: begun, or gone on with. */
@Controller('modules/:slug/spaced-attempts')
export class SpacedController {
  constructor(private readonly practice: PracticeService) {}

  @Post()
  async start(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.code(303).redirect(await this.practice.startSpaced(person, slug, body));
  }
}
