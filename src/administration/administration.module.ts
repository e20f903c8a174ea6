import { Module } from '@nestjs/common';
import { FirstRunController } from './first-run.controller';
import { FirstRunService } from './first-run.service';
import { InvitationController } from './invitation.controller';
import { MessagesController } from './messages.controller';
import { StartController } from './start.controller';

@Module({
  controllers: [StartController, FirstRunController, InvitationController, MessagesController],
  providers: [FirstRunService],
})
export class AdministrationModule {}
