import { Module } from '@nestjs/common';
import { AttemptController } from './attempt.controller';
import { CertificateController } from './certificate.controller';
import { ReadingModule } from '../reading/reading.module';
import { RecordsModule } from '../records/records.module';
import { CalendarController } from './calendar.controller';
import { CalendarService } from './calendar.service';
import { AskingController } from './asking.controller';
import { AskingService } from './asking.service';
import { AttendanceController } from './attendance.controller';
import { AttendingService } from './attending.service';
import { ClaimingService } from './claiming.service';
import { ClosedService } from './closed.service';
import { DocumentController } from './document.controller';
import { GlossaryController } from './glossary.controller';
import { GroupWithdrawalController } from './group-withdrawal.controller';
import { GroupWithdrawalService } from './group-withdrawal.service';
import { HelpController } from './help.controller';
import { JournalChangesService } from './journal-changes.service';
import { JournalEntryController } from './journal-entry.controller';
import { JournalRecoveryController } from './journal-recovery.controller';
import { JournalController } from './journal.controller';
import { JournalingService } from './journaling.service';
import { LearningService } from './learning.service';
import { LessonController } from './lesson.controller';
import { ModuleController } from './module.controller';
import { MyRecordController } from './my-record.controller';
import { MyTrainingController } from './my-training.controller';
import { OwnSupervisionController } from './own-supervision.controller';
import { OwnSupervisionService } from './own-supervision.service';
import { OwnThreadsService } from './own-threads.service';
import { PracticeService } from './practice.service';
import { PanelController } from './panel.controller';
import { PanelsWorkService } from './panels-work.service';
import { QuestionsController } from './questions.controller';
import { OwnModuleService } from './own-module.service';
import { PriorLearningController } from './prior-learning.controller';
import { PriorLearningRecordsController } from './prior-learning-records.controller';
import { OwnCertificateController } from './own-certificate.controller';
import { OwnCertificatesService } from './own-certificates.service';
import { OwnConversationsController } from './own-conversations.controller';
import { OwnExportController } from './own-export.controller';
import { OwnNeedsController } from './own-needs.controller';
import { OwnNeedsService } from './own-needs.service';
import { ObservationsController } from './observations.controller';
import { ObservationsService } from './observations.service';
import { OwnSignOffChangesController } from './own-sign-off-changes.controller';
import { OwnSignOffsController } from './own-sign-offs.controller';
import { OwnSignOffsService } from './own-sign-offs.service';
import { OwnRecordsService } from './own-records.service';
import { OfflineController } from './offline.controller';
import { QuizController } from './quiz.controller';
import { ResourcesController } from './resources.controller';
import { ResultController } from './result.controller';
import { RunController } from './run.controller';
import { ScenarioController } from './scenario.controller';
import { ScenariosService } from './scenarios.service';
import { SpacedController } from './spaced.controller';
import { ThreadTalkController } from './thread-talk.controller';
import { ThreadController } from './thread.controller';
import { TrainingService } from './training.service';

@Module({
  imports: [ReadingModule, RecordsModule],
  controllers: [
    MyTrainingController,
    ModuleController,
    LessonController,
    DocumentController,
    QuizController,
    SpacedController,
    AttemptController,
    ResultController,
    ScenarioController,
    RunController,
    MyRecordController,
    HelpController,
    OfflineController,
    ResourcesController,
    GlossaryController,
    QuestionsController,
    AskingController,
    CalendarController,
    GroupWithdrawalController,
    ThreadController,
    ThreadTalkController,
    AttendanceController,
    PriorLearningController,
    PriorLearningRecordsController,
    JournalController,
    JournalRecoveryController,
    JournalEntryController,
    CertificateController,
    OwnCertificateController,
    PanelController,
    OwnExportController,
    OwnNeedsController,
    OwnSignOffsController,
    OwnSignOffChangesController,
    ObservationsController,
    OwnConversationsController,
    OwnSupervisionController,
  ],
  providers: [
    CalendarService,
    TrainingService,
    LearningService,
    PracticeService,
    ScenariosService,
    ClosedService,
    AskingService,
    OwnThreadsService,
    GroupWithdrawalService,
    OwnModuleService,
    AttendingService,
    ClaimingService,
    JournalingService,
    JournalChangesService,
    OwnCertificatesService,
    PanelsWorkService,
    OwnRecordsService,
    OwnNeedsService,
    OwnSignOffsService,
    ObservationsService,
    OwnSupervisionService,
  ],
})
export class LearningModule {}
