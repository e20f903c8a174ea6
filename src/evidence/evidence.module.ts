import { Global, Module } from '@nestjs/common';
import { ChecklistsService } from './checklists.service';

@Global()
@Module({ providers: [ChecklistsService], exports: [ChecklistsService] })
export class EvidenceModule {}
