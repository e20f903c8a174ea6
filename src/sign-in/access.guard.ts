import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { Secrets } from '../config/secrets';
import { NotFound, StaleForm } from '../shared/errors';
import { newToken } from '../shared/ids';
import { cookieName, cookieOptions } from './cookies';
import { isFormToken } from './form-token';
import { policyFor, verdict } from './policy.rules';
import type { AskedRequest } from './request';
import { SECRETS } from './secrets.token';
import { SessionsService } from './sessions.service';

/** Deny by default: who may come in is read from the policy table, and a change must come from our own form. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    await this.recognise(request, reply);
    const decision = verdict(policyFor(request.method, request.routeOptions.url ?? ''), request.person?.roles ?? null);
    if (decision === 'not-found') throw new NotFound();
    if (decision === 'sign-in') return this.askWho(request, reply);
    if (request.method === 'POST') this.checkForm(request);
    return true;
  }

  private async recognise(request: AskedRequest, reply: FastifyReply): Promise<void> {
    const token = request.cookies[cookieName(this.config)];
    request.person = token ? await this.sessions.find(token) : null;
    const visitor = request.cookies['visit'] ?? newToken();
    if (!request.person && !request.cookies['visit'])
      void reply.setCookie('visit', visitor, cookieOptions(this.config));
    request.formCookie = request.person && token ? token : visitor;
  }

  private checkForm(request: AskedRequest): void {
    const site = request.headers['sec-fetch-site'];
    const isOurs = site === undefined || site === 'same-origin' || site === 'none';
    const given = (request.body as { _csrf?: unknown } | undefined)?._csrf;
    if (!isOurs || !isFormToken(this.secrets.formKey, request.formCookie, given)) throw new StaleForm();
  }

  private askWho(request: AskedRequest, reply: FastifyReply): boolean {
    if (request.headers['x-requested-with'] === 'autosave') {
      void reply.code(401).send({ signedOut: true });
      return false;
    }
    const back = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : '';
    void reply.code(303).redirect(`/sign-in${back}`);
    return false;
  }
}
