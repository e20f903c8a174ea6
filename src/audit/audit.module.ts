import { Global, Module } from '@nestjs/common';
import { AuditService } from './audit.service';
import { LooksService } from './looks.service';

@Global()
@Module({ providers: [AuditService, LooksService], exports: [AuditService, LooksService] })
export class AuditModule {}
