import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { certificateFile } from '../completions/certificates/certificate-file';
import { CertificatesService } from '../completions/certificates/certificates.service';
import type { KnownCertificate } from '../completions/certificates/certificate.types';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { type AskedRequest, Say } from '../sign-in/request';
import { TriesService } from '../sign-in/tries.service';
import { certificatePage, waitPage } from './certificate.page';
import { addressOf } from './own-certificate.page';

/** A certificate as anybody sees it who has its code. Nobody is asked who they are; search engines are asked to leave it out. */
@Controller('certificates')
export class CertificateController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly tries: TriesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('key')
  key(@Res() reply: FastifyReply): void {
    reply.type('text/plain; charset=utf-8').send(this.certificates.publicKey);
  }

  @Get('keys/:key')
  async olderKey(@Param('key') id: string, @Res() reply: FastifyReply): Promise<void> {
    const key = (await this.certificates.keys()).get(id);
    if (key === undefined) throw new NotFound();
    reply.type('text/plain; charset=utf-8').send(key);
  }

  @Get(':code')
  async show(
    @Param('code') code: string,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const found = await this.find(code, request, reply, t);
    if (!found) return;
    const address = addressOf(found, request, this.config);
    reply.view('learning/certificate', certificatePage(found, address, t));
  }

  @Get(':code/certificate.json')
  async file(
    @Param('code') code: string,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const found = await this.find(code, request, reply, t);
    if (!found) return;
    if (!found.signed || found.isWithdrawn) throw new NotFound();
    reply.header('content-disposition', `attachment; filename="certificate-${found.signed.printed.moduleSlug}.json"`);
    reply.type('application/json; charset=utf-8').send(certificateFile(found.signed));
  }

  /** Whoever tries many codes that there are not is asked to wait. @returns null where that was answered. */
  private async find(
    code: string,
    request: AskedRequest,
    reply: FastifyReply,
    t: Translate,
  ): Promise<KnownCertificate | null> {
    reply.header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'no-referrer');
    if (await this.tries.mustWait('certificate', '', request.ip)) {
      reply.code(429).view('shared/error', waitPage(t));
      return null;
    }
    const found = await this.certificates.findByCode(code);
    if (found) return found;
    await this.tries.note('certificate', '', request.ip);
    throw new NotFound();
  }
}
