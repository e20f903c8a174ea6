import { Module } from '@nestjs/common';
import { AccountsService } from './accounts.service';
import { DirectoryService } from './directory.service';
import { FirstRunController } from './first-run.controller';
import { FirstRunService } from './first-run.service';
import { FormsService } from './forms.service';
import { OverviewController } from './overview.controller';
import { PeopleController } from './people.controller';
import { PersonAccountController } from './person-account.controller';
import { PersonAccountService } from './person-account.service';
import { PlacementsService } from './placements.service';
import { PersonAssignmentsController } from './person-assignments.controller';
import { PersonPausesController } from './person-pauses.controller';
import { PersonTrainingService } from './person-training.service';
import { InvitationController } from './invitation.controller';
import { MessagesController } from './messages.controller';
import { StartController } from './start.controller';
import { TeamChangesService } from './team-changes.service';
import { TeamDirectoryService } from './team-directory.service';
import { TeamsController } from './teams.controller';

@Module({
  controllers: [
    StartController,
    FirstRunController,
    OverviewController,
    PeopleController,
    PersonAccountController,
    TeamsController,
    PersonPausesController,
    PersonAssignmentsController,
    InvitationController,
    MessagesController,
  ],
  providers: [
    FirstRunService,
    FormsService,
    AccountsService,
    PlacementsService,
    TeamChangesService,
    DirectoryService,
    PersonAccountService,
    TeamDirectoryService,
    PersonTrainingService,
  ],
})
export class AdministrationModule {}
