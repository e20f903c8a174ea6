import { Injectable } from '@nestjs/common';
import { strToU8, zipSync } from 'fflate';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { transact } from '../database/transact';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { Clock } from '../shared/clock';
import type { Translate } from '../shared/texts';
import type { Files } from './export.types';
import { ExportAccountService } from './export-account.service';
import { type DrawPdf, ExportCertificatesService } from './export-certificates.service';
import { ExportPracticeService } from './export-practice.service';
import { ExportSignOffsService } from './export-sign-offs.service';
import { ExportTalksService } from './export-talks.service';
import { ExportSupervisionService } from './export-supervision.service';
import { ExportTrainingService } from './export-training.service';
import { ExportWordsService } from './export-words.service';

const told = [
  'about',
  'plain',
  'training',
  'words',
  'talks',
  'certificates',
  'portable',
  'others',
  'group',
  'safe',
] as const;

/** Everything about somebody, as one archive of plain files, for nobody but themselves. */
@Injectable()
export class ExportService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly people: PeopleService,
    private readonly account: ExportAccountService,
    private readonly training: ExportTrainingService,
    private readonly practice: ExportPracticeService,
    private readonly words: ExportWordsService,
    private readonly signOffs: ExportSignOffsService,
    private readonly talks: ExportTalksService,
    private readonly supervision: ExportSupervisionService,
    private readonly certificates: ExportCertificatesService,
  ) {}

  /** @param given what the door adds: how a certificate is drawn, and the signed record. */
  async archive(
    person: SignedInPerson,
    given: { draw: DrawPdf; portable: string },
    t: Translate,
  ): Promise<{ name: string; bytes: Uint8Array }> {
    const on = this.people.today();
    await transact(this.db, (manager) =>
      this.audit.record(manager, { actorId: person.id, action: 'record.exported', subjectId: person.id }),
    );
    const readme = told.map((part) => t(`export.readme.${part}`, { name: person.name, on })).join('\n\n');
    const files: Files = {
      'README.txt': `${readme}\n`,
      ...(await this.account.files(person, t)),
      ...(await this.training.files(person, t)),
      ...(await this.practice.files(person, t)),
      ...(await this.words.files(person, t)),
      ...(await this.signOffs.files(person, t)),
      ...(await this.talks.files(person)),
      ...(await this.supervision.files(person)),
      ...(await this.certificates.files(person, given.draw)),
      'portable-record.json': given.portable,
    };
    return { name: `waymark-record-${on}.zip`, bytes: zipped(files, this.clock.now()) };
  }
}

function zipped(files: Files, mtime: Date): Uint8Array {
  const bytes = Object.entries(files).map(([name, one]) => [name, typeof one === 'string' ? strToU8(one) : one]);
  return zipSync(Object.fromEntries(bytes) as Record<string, Uint8Array>, { mtime });
}
