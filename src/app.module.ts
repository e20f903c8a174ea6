import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AdministrationModule } from './administration/administration.module';
import { AttemptsModule } from './attempts/attempts.module';
import { AuditModule } from './audit/audit.module';
import { AuthoringModule } from './authoring/authoring.module';
import { BackupsModule } from './backups/backups.module';
import { CompletionsModule } from './completions/completions.module';
import type { Config } from './config/config';
import { ConfigModule } from './config/config.module';
import type { Secrets } from './config/secrets';
import { ContentModule } from './content/content.module';
import { ConversationsModule } from './conversations/conversations.module';
import { DatabaseModule } from './database/database.module';
import { EnrolmentsModule } from './enrolments/enrolments.module';
import { EvidenceModule } from './evidence/evidence.module';
import { JournalModule } from './journal/journal.module';
import { LearningModule } from './learning/learning.module';
import { MessagesModule } from './messages/messages.module';
import { PatternsModule } from './patterns/patterns.module';
import { PeopleModule } from './people/people.module';
import { ClockModule } from './shared/clock.module';
import { RostersModule } from './rosters/rosters.module';
import type { Logger } from './shared/log';
import type { Texts } from './shared/texts';
import { SignInModule } from './sign-in/sign-in.module';
import { SupervisionModule } from './supervision/supervision.module';
import { ThreadsModule } from './threads/threads.module';

/** The whole application around one open database. */
@Module({})
export class AppModule {
  static with(config: Config, secrets: Secrets, db: DataSource, texts: Texts, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ClockModule,
        ConfigModule.with(config),
        DatabaseModule.with(db, secrets),
        PeopleModule,
        MessagesModule.with(secrets, texts, log),
        JournalModule.with(secrets),
        SignInModule.with(secrets),
        AuditModule,
        BackupsModule,
        ContentModule,
        EnrolmentsModule,
        AttemptsModule,
        CompletionsModule.with(secrets),
        EvidenceModule,
        ThreadsModule,
        ConversationsModule,
        RostersModule,
        LearningModule,
        SupervisionModule,
        AuthoringModule,
        AdministrationModule,
        PatternsModule,
      ],
    };
  }
}
