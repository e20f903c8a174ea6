import { Module } from '@nestjs/common';
import { AccountsService } from './accounts.service';
import { AuditController } from './audit.controller';
import { BackupsController } from './backups.controller';
import { CertificatesController } from './certificates.controller';
import { DirectoryService } from './directory.service';
import { FirstRunController } from './first-run.controller';
import { FirstRunService } from './first-run.service';
import { FormsService } from './forms.service';
import { InvitationController } from './invitation.controller';
import { MessagesController } from './messages.controller';
import { CompletionsController } from './completions.controller';
import { ObstaclesController } from './obstacles.controller';
import { OverseeingService } from './overseeing.service';
import { OverviewController } from './overview.controller';
import { PeopleController } from './people.controller';
import { PersonAccountController } from './person-account.controller';
import { PersonAccountService } from './person-account.service';
import { PersonAssignmentsController } from './person-assignments.controller';
import { PersonCoversController } from './person-covers.controller';
import { PersonPausesController } from './person-pauses.controller';
import { PersonTrainingService } from './person-training.service';
import { PlacementsService } from './placements.service';
import { RosterController } from './roster.controller';
import { RosterImportController } from './roster-import.controller';
import { SetUpService } from './set-up.service';
import { SlotChangesService } from './slot-changes.service';
import { SlotDirectoryService } from './slot-directory.service';
import { SlotsController } from './slots.controller';
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
    RosterController,
    RosterImportController,
    PersonCoversController,
    PersonPausesController,
    PersonAssignmentsController,
    InvitationController,
    MessagesController,
    SlotsController,
    BackupsController,
    CertificatesController,
    ObstaclesController,
    CompletionsController,
    AuditController,
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
    OverseeingService,
    SlotDirectoryService,
    SlotChangesService,
    SetUpService,
  ],
})
export class AdministrationModule {}
