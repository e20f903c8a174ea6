import { Global, Module } from '@nestjs/common';
import { ChecklistsService } from './checklists.service';
import { EvidenceService } from './evidence.service';
import { NeedsChangesService } from './needs-changes.service';
import { NeedsService } from './needs.service';

@Global()
@Module({
  providers: [ChecklistsService, EvidenceService, NeedsService, NeedsChangesService],
  exports: [ChecklistsService, EvidenceService, NeedsService, NeedsChangesService],
})
export class EvidenceModule {}
