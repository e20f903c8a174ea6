import { Module } from '@nestjs/common';
import { FirstRunController } from './first-run.controller';
import { FirstRunService } from './first-run.service';
import { StartController } from './start.controller';

@Module({ controllers: [StartController, FirstRunController], providers: [FirstRunService] })
export class AdministrationModule {}
