import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { ChangePasswordForm, LanguageForm, SignOutForm } from './account.form';
import { accountPage } from './account.page';
import { AccountService } from './account.service';
import { cookieName, cookieOptions, leaveNothing } from './cookies';
import { OwnLanguage } from './own-language.service';
import { type AskedRequest, CurrentPerson, languageOf, Say } from './request';
import { limits } from './session.rules';

@Controller('account')
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly languages: OwnLanguage,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(
    @Query('done') done: unknown,
    @CurrentPerson() person: SignedInPerson,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const page = await this.page(person, request, {}, t, typeof done === 'string' ? done : null);
    reply.view('sign-in/account', page);
  }

  @Post('password')
  async changePassword(
    @Body() body: unknown,
    @CurrentPerson() person: SignedInPerson,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors, ok } = readForm(ChangePasswordForm, body);
    const asked = { token: this.token(request), address: request.ip, key: (body as { _key?: unknown })._key };
    const changed = ok ? await this.accounts.changePassword(person, values, asked) : { errors };
    if ('errors' in changed) {
      reply.code('mustWait' in changed ? 429 : 422);
      return void reply.view('sign-in/account', await this.page(person, request, changed.errors, t));
    }
    const maxAge = changed.isShared ? undefined : limits.own.absoluteHours * 3600;
    reply.setCookie(cookieName(this.config), changed.token, { ...cookieOptions(this.config), maxAge });
    reply.code(303).redirect('/account?done=password');
  }

  @Post('language')
  async chooseLanguage(@Body() body: unknown, @Req() request: AskedRequest, @Res() reply: FastifyReply): Promise<void> {
    const { values, ok } = readForm(LanguageForm, body);
    if (!ok) throw new NotFound();
    await this.languages.choose(request, reply, values.language);
    reply.code(303).redirect('/account?done=language');
  }

  @Post('sign-outs')
  async signOut(
    @Body() body: unknown,
    @CurrentPerson() person: SignedInPerson,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { values, ok } = readForm(SignOutForm, body);
    if (!ok) throw new NotFound();
    const isThis = await this.accounts.signOut(person, values.session, this.token(request));
    if (!isThis) return void reply.code(303).redirect('/account?done=sign-out');
    reply.clearCookie(cookieName(this.config), cookieOptions(this.config)).header('clear-site-data', leaveNothing);
    reply.code(303).redirect('/sign-in');
  }

  private token(request: AskedRequest): string {
    return request.cookies[cookieName(this.config)] ?? '';
  }

  private async page(
    person: SignedInPerson,
    request: AskedRequest,
    errors: Record<string, string>,
    t: Translate,
    done: string | null = null,
  ) {
    const { languages } = request.texts;
    const site = this.config.publicUrl ?? `${request.protocol}://${request.host}`;
    const state = { language: languageOf(request), languages, timeZone: this.config.timeZone, site, errors, done };
    return accountPage(await this.accounts.overview(person, this.token(request)), state, t);
  }
}
