import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Secrets } from '../config/secrets';
import { AccessGuard } from './access.guard';
import { AccountController } from './account.controller';
import { AccountService } from './account.service';
import { InvitationsService } from './invitations.service';
import { KeptForms } from './kept-forms.service';
import { LanguageController } from './language.controller';
import { OwnCalendarController } from './own-calendar.controller';
import { OwnLooksController } from './own-looks.controller';
import { OwnMessagesController } from './own-messages.controller';
import { OwnLanguage } from './own-language.service';
import { OwnPasswordService } from './own-password.service';
import { PasswordResetController } from './password-reset.controller';
import { PasswordResetService } from './password-reset.service';
import { PasswordsService } from './passwords.service';
import { SECRETS } from './secrets.token';
import { SessionController } from './session.controller';
import { SessionsService } from './sessions.service';
import { SetPasswordController } from './set-password.controller';
import { SetPasswordService } from './set-password.service';
import { SignInController } from './sign-in.controller';
import { SignInService } from './sign-in.service';
import { TriesService } from './tries.service';
import { UnsubscribeController } from './unsubscribe.controller';

@Global()
@Module({})
export class SignInModule {
  static with(secrets: Secrets): DynamicModule {
    return {
      module: SignInModule,
      controllers: [
        SignInController,
        SessionController,
        SetPasswordController,
        PasswordResetController,
        AccountController,
        LanguageController,
        OwnMessagesController,
        OwnLooksController,
        OwnCalendarController,
        UnsubscribeController,
      ],
      providers: [
        PasswordsService,
        SessionsService,
        KeptForms,
        SignInService,
        TriesService,
        OwnPasswordService,
        InvitationsService,
        SetPasswordService,
        PasswordResetService,
        AccountService,
        OwnLanguage,
        { provide: SECRETS, useValue: secrets },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [
        PasswordsService,
        SessionsService,
        TriesService,
        OwnPasswordService,
        OwnLanguage,
        InvitationsService,
        SECRETS,
      ],
    };
  }
}
