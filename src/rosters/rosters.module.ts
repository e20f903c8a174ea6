import { Global, Module } from '@nestjs/common';
import { RosterImportsService } from './roster-imports.service';
import { RosterUndoService } from './roster-undo.service';
import { RostersService } from './rosters.service';
import { StagedRostersService } from './staged-rosters.service';

const services = [RostersService, RosterUndoService, RosterImportsService, StagedRostersService];

@Global()
@Module({ providers: services, exports: services })
export class RostersModule {}
