import { Module } from '@nestjs/common';
import { ReadingModule } from '../reading/reading.module';
import { ExportAccountService } from './export-account.service';
import { ExportCertificatesService } from './export-certificates.service';
import { ExportPracticeService } from './export-practice.service';
import { ExportService } from './export.service';
import { ExportSignOffsService } from './export-sign-offs.service';
import { ExportTalksService } from './export-talks.service';
import { ExportSupervisionService } from './export-supervision.service';
import { ExportTrainingService } from './export-training.service';
import { ExportWordsService } from './export-words.service';

@Module({
  imports: [ReadingModule],
  providers: [
    ExportService,
    ExportAccountService,
    ExportTrainingService,
    ExportPracticeService,
    ExportWordsService,
    ExportTalksService,
    ExportSupervisionService,
    ExportCertificatesService,
    ExportSignOffsService,
  ],
  exports: [ExportService],
})
export class RecordsModule {}
