import { Global, Module } from '@nestjs/common';
import { CoversService } from './covers.service';
import { MarksService } from './marks.service';
import { PeopleService } from './people.service';
import { RaterExclusionsService } from './rater-exclusions.service';
import { RolesService } from './roles.service';
import { SupervisionsService } from './supervisions.service';
import { TeamsService } from './teams.service';
import { WorkPatternsService } from './work-patterns.service';

const services = [
  PeopleService,
  RolesService,
  MarksService,
  TeamsService,
  SupervisionsService,
  CoversService,
  RaterExclusionsService,
  WorkPatternsService,
];

@Global()
@Module({ providers: services, exports: services })
export class PeopleModule {}
