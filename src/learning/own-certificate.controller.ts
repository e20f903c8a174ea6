import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { certificateFile } from '../completions/certificates/certificate-file';
import { CertificatesService } from '../completions/certificates/certificates.service';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { type AskedRequest, CurrentPerson, Say } from '../sign-in/request';
import { certificatePdf, missingLetters } from './certificate-pdf';
import { addressOf, ownCertificatePage } from './own-certificate.page';
import { OwnCertificatesService } from './own-certificates.service';

type Fields = Record<string, unknown>;

/** A certificate as its holder has it: to look at, print, save, and take out of public view. */
@Controller('my-record/certificates')
export class OwnCertificateController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly own: OwnCertificatesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  async make(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.code(303).redirect(`/my-record/certificates/${await this.own.make(person, body, t)}`);
  }

  @Get(':certificate')
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('certificate') id: string,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const certificate = await this.certificates.getOwn(person.id, id);
    const printed = certificate.signed?.printed;
    const missing = printed ? missingLetters(printed) : [];
    const address = addressOf(certificate, request, this.config);
    reply.view('learning/own-certificate', ownCertificatePage(certificate, { address, missing }, t));
  }

  @Get(':certificate/certificate.pdf')
  async pdf(
    @CurrentPerson() person: SignedInPerson,
    @Param('certificate') id: string,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const certificate = await this.certificates.getOwn(person.id, id);
    const { signed } = certificate;
    if (!signed) throw new NotFound();
    if (missingLetters(signed.printed).length > 0)
      return void reply.code(303).redirect(`/my-record/certificates/${id}`);
    const pdf = await certificatePdf(signed, addressOf(certificate, request, this.config), t);
    reply.header('content-disposition', `attachment; filename="certificate-${signed.printed.moduleSlug}.pdf"`);
    reply.type('application/pdf').send(pdf);
  }

  @Get(':certificate/certificate.json')
  async file(
    @CurrentPerson() person: SignedInPerson,
    @Param('certificate') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { signed } = await this.certificates.getOwn(person.id, id);
    if (!signed) throw new NotFound();
    reply.header('content-disposition', `attachment; filename="certificate-${signed.printed.moduleSlug}.json"`);
    reply.type('application/json; charset=utf-8').send(certificateFile(signed));
  }

  @Post(':certificate/withdrawals')
  async withdraw(
    @CurrentPerson() person: SignedInPerson,
    @Param('certificate') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.own.setWithdrawn(person, await this.certificates.getOwn(person.id, id), body);
    reply.code(303).redirect(`/my-record/certificates/${id}#view`);
  }
}
