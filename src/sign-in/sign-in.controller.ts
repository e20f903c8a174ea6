import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { readForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { cookieName, cookieOptions, leaveNothing } from './cookies';
import { keptFormPage } from './kept-form.page';
import type { KeptForm } from './kept-form.rules';
import { KeptForms } from './kept-forms.service';
import { type AskedRequest, Say, translateFor } from './request';
import { limits } from './session.rules';
import { returnTo } from './return-to.rules';
import { SessionsService } from './sessions.service';
import { SignInForm } from './sign-in.form';
import { signInPage } from './sign-in.page';
import { SignInService } from './sign-in.service';

@Controller()
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly keptForms: KeptForms,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('sign-in')
  async show(
    @Query('next') next: unknown,
    @Query('set') set: unknown,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    if (request.person) return void reply.code(303).redirect(returnTo(next));
    reply.view(
      'sign-in/sign-in',
      signInPage({ next: returnTo(next) }, {}, this.config, t, set === '1' ? 'signIn.set' : null),
    );
  }

  @Post('sign-in')
  async signIn(
    @Body() body: unknown,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors, ok } = readForm(SignInForm, body);
    if (!ok) return void reply.code(422).view('sign-in/sign-in', signInPage(values, errors, this.config, t));
    const { email, password } = values;
    const sharedComputer = values.shared === '1';
    const replaces = request.cookies[cookieName(this.config)] ?? '';
    const outcome = await this.signIns.signIn({ email, password, address: request.ip, sharedComputer, replaces });
    if ('refused' in outcome) {
      const [status, error] = outcome.refused === 'wait' ? [429, 'signIn.wait'] : [422, 'signIn.wrong'];
      return void reply.code(status).view('sign-in/sign-in', signInPage(values, { form: error }, this.config, t));
    }
    if (sharedComputer) reply.header('clear-site-data', leaveNothing);
    const maxAge = sharedComputer ? undefined : limits.own.absoluteHours * 3600;
    reply.setCookie(cookieName(this.config), outcome.token, { ...cookieOptions(this.config), maxAge });
    const kept = this.keptForms.open(values.kept, outcome.personId);
    if (kept) return this.showKept(kept, outcome, request, reply);
    reply.code(303).redirect(values.kept ? '/' : returnTo(values.next)); // somebody else's page, or too old
  }

  /** In the frame of whoever has just signed in: the form needs the new session's token. */
  private async showKept(
    form: KeptForm,
    { token, personId }: { token: string; personId: string },
    request: AskedRequest,
    reply: FastifyReply,
  ): Promise<void> {
    request.session = await this.sessions.find(token);
    request.person = request.session?.person ?? null;
    request.formCookie = token;
    reply.code(200);
    reply.view('sign-in/kept-form', keptFormPage(form, this.keptForms.keyOf(personId, form), translateFor(request)));
  }

  @Post('sign-out')
  async signOut(@Req() request: AskedRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.person) await this.signIns.signOut(request.person.id, request.cookies[cookieName(this.config)] ?? '');
    reply
      .clearCookie(cookieName(this.config), cookieOptions(this.config))
      .header('clear-site-data', leaveNothing)
      .code(303)
      .redirect('/sign-in');
  }
}
