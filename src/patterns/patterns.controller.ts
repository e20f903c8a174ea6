import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { Say } from '../sign-in/request';
import { patternsPage } from './patterns.page';

@Controller('patterns')
export class PatternsController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The route has its policy row everywhere, and outside development it answers as an address that does not exist. */
  @Get()
  show(@Res() reply: FastifyReply, @Say() t: Translate): void {
    if (!this.config.development) throw new NotFound();
    reply.view('patterns/patterns', patternsPage(t));
  }
}
