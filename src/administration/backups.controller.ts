import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BackupsService } from '../backups/backups.service';
import type { SignedInPerson } from '../people/people.types';
import { Clock } from '../shared/clock';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { backupsPage } from './backups.page';
import { OverseeingService } from './overseeing.service';

@Controller('administration/backups')
export class BackupsController {
  constructor(
    private readonly backups: BackupsService,
    private readonly overseeing: OverseeingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(@Res() reply: FastifyReply, @Say() t: Translate): void {
    reply.view('administration/backups', backupsPage(this.backups.state(), this.clock.now(), newRandomId(), t));
  }

  @Post()
  async make(
    @CurrentPerson() person: SignedInPerson,
    @Body('_key') key: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.overseeing.askForBackup(person, key);
    reply.code(303).redirect('/administration/backups');
  }
}
