import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Secrets } from '../config/secrets';
import { AttendancesService } from './attendances.service';
import { CertificateSigner } from './certificates/certificate-signing';
import { CertificatesService } from './certificates/certificates.service';
import { CompletionsService } from './completions.service';
import { CompletionsOutService } from './out/completions-out.service';
import { ConfidencesService } from './confidences.service';
import { PersonChangesService } from './person-changes.service';
import { PriorLearningService } from './prior-learning.service';
import { RenewalsService } from './renewals.service';
import { SessionDatesService } from './session-dates.service';
import { SpacedService } from './spaced.service';

const services = [
  CompletionsService,
  ConfidencesService,
  PersonChangesService,
  SessionDatesService,
  AttendancesService,
  PriorLearningService,
  RenewalsService,
  CertificatesService,
  SpacedService,
  CompletionsOutService,
];

@Global()
@Module({})
export class CompletionsModule {
  static with(secrets: Secrets): DynamicModule {
    const signer = { provide: CertificateSigner, useValue: new CertificateSigner(secrets.signingKey) };
    return { module: CompletionsModule, providers: [signer, ...services], exports: services };
  }
}
