import { Module } from '@nestjs/common';
import { PersonController } from './person.controller';
import { SupervisionService } from './supervision.service';
import { TeamController } from './team.controller';

@Module({ controllers: [TeamController, PersonController], providers: [SupervisionService] })
export class SupervisionModule {}
