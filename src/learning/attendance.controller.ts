import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { readForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { type AskedRequest, CurrentPerson, Say } from '../sign-in/request';
import { AttendanceForm } from './attendance.form';
import { AttendingService } from './attending.service';
import { OwnModuleService } from './own-module.service';

@Controller('modules/:slug/sessions/:session/attendances')
export class AttendanceController {
  constructor(
    private readonly attending: AttendingService,
    private readonly modules: OwnModuleService,
  ) {}

  @Post()
  async signIn(
    @CurrentPerson() person: SignedInPerson,
    @Param() { slug, session: sessionId }: { slug: string; session: string },
    @Body() body: Record<string, unknown>,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors, ok } = readForm(AttendanceForm, body);
    const typed = { slug, sessionId, code: values.code, key: body._key, address: request.ip };
    const wrong = ok ? await this.attending.signIn(person, typed) : (errors.code ?? 'sessions.codeWrong');
    if (!wrong) return void reply.code(303).redirect(`/modules/${slug}#session-${sessionId}`);
    const action = `/modules/${slug}/sessions/${sessionId}/attendances`;
    const returned = { action, values, errors: { code: wrong } };
    reply.code(422).view('reading/module', await this.modules.page(person, slug, returned, t));
  }
}
