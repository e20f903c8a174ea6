import { Global, Module } from '@nestjs/common';
import { ChecklistsService } from './checklists.service';
import { EvidenceService } from './evidence.service';
import { NeedsChangesService } from './needs-changes.service';
import { NeedsService } from './needs.service';
import { CriteriaService } from './sign-offs/criteria.service';
import { OwnSignOffChangesService } from './sign-offs/own-sign-off-changes.service';
import { RatersService } from './sign-offs/raters.service';
import { SignOffChangesService } from './sign-offs/sign-off-changes.service';
import { SignOffFactsService } from './sign-offs/sign-off-facts.service';
import { SignOffsDueService } from './sign-offs/sign-offs-due.service';
import { SignOffsService } from './sign-offs/sign-offs.service';

const services = [
  ChecklistsService,
  EvidenceService,
  NeedsService,
  NeedsChangesService,
  CriteriaService,
  RatersService,
  SignOffsService,
  SignOffsDueService,
  SignOffFactsService,
  SignOffChangesService,
  OwnSignOffChangesService,
];

@Global()
@Module({ providers: services, exports: services })
export class EvidenceModule {}
