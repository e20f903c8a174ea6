import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Translate } from '../shared/texts';
import { Say } from '../sign-in/request';
import { DirectoryService } from './directory.service';
import { overviewPage } from './overview.page';

@Controller('administration')
export class OverviewController {
  constructor(private readonly directory: DirectoryService) {}

  @Get()
  async show(@Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('administration/overview', overviewPage(await this.directory.counts(), t));
  }
}
