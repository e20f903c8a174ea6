import { Module } from '@nestjs/common';
import { AwayController } from './away.controller';
import { PersonChangesController } from './person-changes.controller';
import { PersonController } from './person.controller';
import { NeedsChangesController } from './needs-changes.controller';
import { NeedsController } from './needs.controller';
import { PersonNeedsService } from './person-needs.service';
import { SupervisionService } from './supervision.service';
import { TeamController } from './team.controller';

@Module({
  controllers: [
    TeamController,
    AwayController,
    PersonController,
    PersonChangesController,
    NeedsController,
    NeedsChangesController,
  ],
  providers: [SupervisionService, PersonNeedsService],
})
export class SupervisionModule {}
