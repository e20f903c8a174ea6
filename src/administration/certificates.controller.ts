import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LooksService } from '../audit/looks.service';
import { RecordedService } from '../audit/recorded.service';
import { CertificatesService } from '../completions/certificates/certificates.service';
import type { SignedInPerson } from '../people/people.types';
import { readForm, type Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { RevocationForm } from './certificates.form';
import { certificatePage, certificatesPage } from './certificates.page';

/** A certificate is found by the code printed on it, looked at, and taken back with a reason. There is no list of who has one. */
@Controller('administration/certificates')
export class CertificatesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly recorded: RecordedService,
    private readonly looks: LooksService,
  ) {}

  @Get()
  async find(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const typed = typeof query.code === 'string' ? query.code.trim().slice(0, 300) : '';
    const found = typed === '' ? null : await this.certificates.findByCode(typed.replace(/^.*\//, ''));
    if (found) return void reply.code(303).redirect(`/administration/certificates/${found.id}`);
    reply.view('administration/certificates', certificatesPage(typed, t));
  }

  @Get(':certificate')
  async show(
    @CurrentPerson() me: SignedInPerson,
    @Param('certificate') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const certificate = await this.certificates.get(id);
    await this.looks.note(me.id, certificate.personId, this.certificates.today());
    reply.view('administration/certificate', certificatePage(certificate, null, t));
  }

  @Post(':certificate/revocations')
  async revoke(
    @CurrentPerson() me: SignedInPerson,
    @Param('certificate') id: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const certificate = await this.certificates.get(id);
    const { values, errors } = readForm(RevocationForm, body);
    const errorsBefore = await this.recorded.make(
      me,
      {
        action: 'certificate.revoked',
        personId: certificate.personId,
        detail: { reason: String(values.reason), certificate: id },
        values,
        errors,
        work: (manager) => this.certificates.revoke(manager, certificate, values, me.id),
      },
      body._key,
    );
    const address = `/administration/certificates/${id}`;
    if (Object.keys(errorsBefore).length === 0) return void reply.code(303).redirect(address);
    const returned: Returned = { action: `${address}/revocations`, values, errors: errorsBefore };
    reply.code(422).view('administration/certificate', certificatePage(await this.certificates.get(id), returned, t));
  }
}
