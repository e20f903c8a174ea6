import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { InvitationsService } from './invitations.service';
import { PasswordResetForm } from './password-reset.form';
import { passwordResetPage } from './password-reset.page';
import { PasswordResetService } from './password-reset.service';
import { type AskedRequest, Say } from './request';

@Controller('password-reset')
export class PasswordResetController {
  constructor(
    private readonly resets: PasswordResetService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get()
  show(@Query('asked') asked: unknown, @Res() reply: FastifyReply, @Say() t: Translate): void {
    reply.view('sign-in/password-reset', this.page('', {}, t, asked === '1'));
  }

  @Post()
  async ask(
    @Body() body: unknown,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors, ok } = readForm(PasswordResetForm, body);
    const email = typeof values.email === 'string' ? values.email : '';
    if (!this.invitations.isMailOn || !ok)
      return void reply.code(422).view('sign-in/password-reset', this.page(email, errors, t));
    if ((await this.resets.ask(email, request.ip)) === 'wait')
      return void reply.code(429).view('sign-in/password-reset', this.page(email, { form: 'signIn.wait' }, t));
    reply.code(303).redirect('/password-reset?asked=1');
  }

  private page(email: string, errors: Record<string, string>, t: Translate, isAsked = false) {
    return passwordResetPage({ isMailOn: this.invitations.isMailOn, isAsked, email, errors }, t);
  }
}
