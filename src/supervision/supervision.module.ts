import { Module } from '@nestjs/common';
import { AwayController } from './away.controller';
import { ConversationController } from './conversation.controller';
import { BulkAssigningController } from './bulk-assigning.controller';
import { BulkAssigningService } from './bulk-assigning.service';
import { PersonChangesController } from './person-changes.controller';
import { PersonController } from './person.controller';
import { NeedsChangesController } from './needs-changes.controller';
import { NeedsController } from './needs.controller';
import { PersonNeedsService } from './person-needs.service';
import { PersonSupervisionController } from './person-supervision.controller';
import { PersonSupervisionService } from './person-supervision.service';
import { QuestionController } from './question.controller';
import { PersonSignOffsService } from './person-sign-offs.service';
import { SignOffChangesController } from './sign-off-changes.controller';
import { SignOffsController } from './sign-offs.controller';
import { SupervisionService } from './supervision.service';
import { TeamQuestionsController } from './team-questions.controller';
import { TeamQuestionsService } from './team-questions.service';
import { TeamCompetenciesController } from './team-competencies.controller';
import { TeamCompletionsController } from './team-completions.controller';
import { TeamModulesController } from './team-modules.controller';
import { TeamProgressController } from './team-progress.controller';
import { ThisWeekController } from './this-week.controller';
import { ThisWeekService } from './this-week.service';

@Module({
  controllers: [
    ThisWeekController,
    TeamModulesController,
    BulkAssigningController,
    TeamCompetenciesController,
    TeamProgressController,
    TeamCompletionsController,
    AwayController,
    TeamQuestionsController,
    PersonController,
    PersonChangesController,
    NeedsController,
    NeedsChangesController,
    QuestionController,
    SignOffsController,
    SignOffChangesController,
    ConversationController,
    PersonSupervisionController,
  ],
  providers: [
    SupervisionService,
    ThisWeekService,
    BulkAssigningService,
    PersonNeedsService,
    TeamQuestionsService,
    PersonSignOffsService,
    PersonSupervisionService,
  ],
})
export class SupervisionModule {}
