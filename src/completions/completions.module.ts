import { Global, Module } from '@nestjs/common';
import { CompletionsService } from './completions.service';
import { PersonChangesService } from './person-changes.service';

@Global()
@Module({ providers: [CompletionsService, PersonChangesService], exports: [CompletionsService, PersonChangesService] })
export class CompletionsModule {}
