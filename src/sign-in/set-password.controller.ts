import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { PeopleService } from '../people/people.service';
import { readForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { cookieName, cookieOptions } from './cookies';
import type { InvitationKind } from './invitation.rules';
import { InvitationsService } from './invitations.service';
import { type AskedRequest, Say } from './request';
import { SetPasswordForm } from './set-password.form';
import { setPasswordPage, worthlessLinkPage } from './set-password.page';
import { SetPasswordService, WorthlessLink } from './set-password.service';
import { SignInService } from './sign-in.service';

/** Where the one-time links of invitations and resets lead. The address is a secret: it is neither kept nor passed on. */
@Controller()
export class SetPasswordController {
  constructor(
    private readonly links: SetPasswordService,
    private readonly people: PeopleService,
    private readonly invitations: InvitationsService,
    private readonly signIns: SignInService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('invitations/:token')
  async showInvitation(@Param('token') token: string, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    await this.show('invitation', token, null, reply, t);
  }

  @Get('password-reset/:token')
  async showReset(@Param('token') token: string, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    await this.show('password-reset', token, null, reply, t);
  }

  @Post('invitations/:token')
  async acceptInvitation(
    @Req() request: AskedRequest,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    await this.set('invitation', request, body, reply, t);
  }

  @Post('password-reset/:token')
  async reset(
    @Req() request: AskedRequest,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    await this.set('password-reset', request, body, reply, t);
  }

  private async show(
    kind: InvitationKind,
    token: string,
    error: string | null,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
    const found = await this.links.find(kind, token);
    if (!found)
      return void reply.code(404).view('sign-in/worthless-link', worthlessLinkPage(kind, this.invitations.isMailOn, t));
    const organisation = (await this.people.organisationName()) ?? 'Waymark';
    reply.code(error ? 422 : 200);
    reply.view('sign-in/set-password', setPasswordPage(kind, token, found, organisation, error, t));
  }

  private async set(
    kind: InvitationKind,
    request: AskedRequest,
    body: unknown,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    const { token } = request.params as { token: string };
    const { values, errors, ok } = readForm(SetPasswordForm, body);
    const found = await this.links.find(kind, token);
    const problem = !ok
      ? (errors.password ?? 'password.short')
      : found && (await this.links.problem(found, values.password));
    if (problem) return this.show(kind, token, problem, reply, t);
    try {
      await this.links.set(kind, token, (body as { _key?: unknown })._key, values.password);
    } catch (error) {
      if (error instanceof WorthlessLink) return this.show(kind, token, null, reply, t);
      throw error;
    }
    await this.leave(request, reply);
    reply.code(303).redirect('/sign-in?set=1');
  }

  /** Whoever was signed in in this browser, it is now somebody's with a new password. */
  private async leave(request: AskedRequest, reply: FastifyReply): Promise<void> {
    if (!request.person) return;
    await this.signIns.signOut(request.person.id, request.cookies[cookieName(this.config)] ?? '');
    reply.clearCookie(cookieName(this.config), cookieOptions(this.config));
  }
}
