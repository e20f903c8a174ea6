import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller';
import { BackupsController } from './backups.controller';
import { FirstRunController } from './first-run.controller';
import { FirstRunService } from './first-run.service';
import { OverseeingService } from './overseeing.service';
import { StartController } from './start.controller';

@Module({
  controllers: [StartController, FirstRunController, BackupsController, AuditController],
  providers: [FirstRunService, OverseeingService],
})
export class AdministrationModule {}
