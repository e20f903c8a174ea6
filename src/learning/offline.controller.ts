import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { type AskedRequest, CurrentPerson, Say } from '../sign-in/request';
import { offlinePage } from './offline.page';
import { TrainingService } from './training.service';

/** What can be read without a connection; the browser keeps exactly what this page links to. */
@Controller('offline')
export class OfflineController {
  constructor(private readonly training: TrainingService) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const isShared = request.session?.isShared ?? true;
    reply.view('learning/offline', offlinePage(isShared ? null : await this.training.inProgress(person), t));
  }
}
