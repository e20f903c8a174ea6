import { Global, Module } from '@nestjs/common';
import { CompletionsService } from './completions.service';

@Global()
@Module({ providers: [CompletionsService], exports: [CompletionsService] })
export class CompletionsModule {}
