import { Module } from '@nestjs/common';
import { LocalFactsService } from './local-facts.service';

@Module({ providers: [LocalFactsService], exports: [LocalFactsService] })
export class ReadingModule {}
