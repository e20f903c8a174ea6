import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { LanguageForm } from './account.form';
import { OwnLanguage } from './own-language.service';
import type { AskedRequest } from './request';
import { ownPage } from './return-to.rules';

/** The switch in the frame of every page. */
@Controller('language')
export class LanguageController {
  constructor(private readonly languages: OwnLanguage) {}

  @Post()
  async choose(@Body() body: unknown, @Req() request: AskedRequest, @Res() reply: FastifyReply): Promise<void> {
    const { values, ok } = readForm(LanguageForm, body);
    if (!ok) throw new NotFound();
    await this.languages.choose(request, reply, values.language);
    reply.code(303).redirect(ownPage(values.to));
  }
}
