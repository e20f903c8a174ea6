import { Global, Module } from '@nestjs/common';
import { LibraryService } from './library.service';
import { PublishingService } from './publishing.service';
import { SlotGateService } from './slot-gate.service';
import { SlotsService } from './slots.service';
import { VersionsService } from './versions.service';

@Global()
@Module({
  providers: [LibraryService, VersionsService, PublishingService, SlotsService, SlotGateService],
  exports: [LibraryService, VersionsService, PublishingService, SlotsService, SlotGateService],
})
export class ContentModule {}
