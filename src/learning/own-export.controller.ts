import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { SignedInPerson } from '../people/people.types';
import { ExportService } from '../records/export.service';
import type { Translate } from '../shared/texts';
import { type AskedRequest, CurrentPerson, Say } from '../sign-in/request';
import { certificatePdf, missingLetters } from './certificate-pdf';
import { addressOf } from './own-certificate.page';
import { OwnRecordsService } from './own-records.service';

/** Somebody's own record, to take along: everything as plain files, or what they finished as one signed file. */
@Controller('my-record')
export class OwnExportController {
  constructor(
    private readonly exports: ExportService,
    private readonly records: OwnRecordsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('exports')
  async everything(
    @CurrentPerson() person: SignedInPerson,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const portable = await this.records.sign(person, t);
    const draw: Parameters<ExportService['archive']>[1]['draw'] = async (certificate, signed) =>
      missingLetters(signed.printed).length > 0
        ? null
        : certificatePdf(signed, addressOf(certificate, request, this.config), t);
    const { name, bytes } = await this.exports.archive(person, { draw, portable }, t);
    reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Buffer.from(bytes));
  }

  @Post('portable-records')
  async signed(
    @CurrentPerson() person: SignedInPerson,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const file = await this.records.sign(person, t);
    reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="portable-record.json"')
      .send(file);
  }
}
