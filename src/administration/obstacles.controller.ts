import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NeedsService } from '../evidence/needs.service';
import type { Translate } from '../shared/texts';
import { Say } from '../sign-in/request';
import { obstaclesPage } from './obstacles.page';

/** What supervisors found to be in the way where training does not help, counted. */
@Controller('administration/obstacles')
export class ObstaclesController {
  constructor(private readonly needs: NeedsService) {}

  @Get()
  async show(@Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('administration/obstacles', obstaclesPage(await this.needs.obstacles(), t));
  }
}
