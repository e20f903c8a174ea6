import { Module } from '@nestjs/common';
import { PersonChangesController } from './person-changes.controller';
import { PersonController } from './person.controller';
import { SupervisionService } from './supervision.service';
import { TeamController } from './team.controller';

@Module({ controllers: [TeamController, PersonController, PersonChangesController], providers: [SupervisionService] })
export class SupervisionModule {}
