import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Secrets } from '../config/secrets';
import { AccessGuard } from './access.guard';
import { PasswordsService } from './passwords.service';
import { SECRETS } from './secrets.token';
import { SessionsService } from './sessions.service';
import { SignInController } from './sign-in.controller';
import { SignInService } from './sign-in.service';

@Global()
@Module({})
export class SignInModule {
  static with(secrets: Secrets): DynamicModule {
    return {
      module: SignInModule,
      controllers: [SignInController],
      providers: [
        PasswordsService,
        SessionsService,
        SignInService,
        { provide: SECRETS, useValue: secrets },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [PasswordsService, SessionsService, SECRETS],
    };
  }
}
