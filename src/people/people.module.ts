import { Global, Module } from '@nestjs/common';
import { CoversService } from './covers.service';
import { PeopleService } from './people.service';
import { RolesService } from './roles.service';
import { SupervisionsService } from './supervisions.service';
import { TeamsService } from './teams.service';
import { WorkPatternsService } from './work-patterns.service';

const services = [PeopleService, RolesService, TeamsService, SupervisionsService, CoversService, WorkPatternsService];

@Global()
@Module({ providers: services, exports: services })
export class PeopleModule {}
