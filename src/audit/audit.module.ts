import { Global, Module } from '@nestjs/common';
import { LooksService } from './looks.service';

@Global()
@Module({ providers: [LooksService], exports: [LooksService] })
export class AuditModule {}
