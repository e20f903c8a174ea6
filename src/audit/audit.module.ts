import { Global, Module } from '@nestjs/common';
import { AuditService } from './audit.service';
import { LooksService } from './looks.service';
import { RecordedService } from './recorded.service';

@Global()
@Module({
  providers: [AuditService, LooksService, RecordedService],
  exports: [AuditService, LooksService, RecordedService],
})
export class AuditModule {}
