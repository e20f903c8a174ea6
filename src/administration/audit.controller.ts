import { Readable } from 'node:stream';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AuditService } from '../audit/audit.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { auditCsv, auditPage, eventsOnPage, readAuditFilter } from './audit.page';
import { OverseeingService } from './overseeing.service';

@Controller('administration/audit')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly overseeing: OverseeingService,
  ) {}

  @Get()
  async show(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const filter = readAuditFilter(query);
    reply.view(
      'administration/audit',
      auditPage(await this.audit.list({ ...filter, most: eventsOnPage + 1 }), filter, t),
    );
  }

  @Post('exports')
  async download(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    await this.overseeing.noteExport(person);
    const pieces = auditCsv(this.audit.everything(readAuditFilter(body).name), t);
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="log.csv"')
      .send(Readable.from(pieces));
  }
}
