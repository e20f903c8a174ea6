import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { Secrets } from '../config/secrets';
import { NotFound, StaleForm } from '../shared/errors';
import { newToken } from '../shared/ids';
import { cookieName, cookieOptions, languageCookie, leaveLanguage, leaveNothing } from './cookies';
import { isFormToken } from './form-token';
import { keptFormPage } from './kept-form.page';
import { KeptForms } from './kept-forms.service';
import { policyFor, verdict } from './policy.rules';
import { type AskedRequest, translateFor } from './request';
import { returnTo } from './return-to.rules';
import { SECRETS } from './secrets.token';
import { SessionsService } from './sessions.service';
import { signInPage } from './sign-in.page';

type Kept = NonNullable<ReturnType<KeptForms['take']>>;

/** Deny by default: who may come in is read from the policy table, and a change must come from our own form. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionsService,
    private readonly keptForms: KeptForms,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    await this.recognise(request, reply);
    const entry = policyFor(request.method, request.routeOptions.url ?? '');
    const decision = verdict(entry, request.person?.roles ?? null);
    if (decision === 'not-found') throw new NotFound();
    if (decision === 'sign-in') return this.askWho(request, reply);
    return request.method !== 'POST' || entry?.isInAddress === true || this.checkForm(request, reply);
  }

  private async recognise(request: AskedRequest, reply: FastifyReply): Promise<void> {
    const token = request.cookies[cookieName(this.config)];
    request.session = token ? await this.sessions.find(token) : null;
    request.person = request.session?.person ?? null;
    const visitor = request.cookies['visit'] ?? newToken();
    if (!request.person && !request.cookies['visit'])
      void reply.setCookie('visit', visitor, cookieOptions(this.config));
    request.formCookie = request.person && token ? token : visitor;
    const { language } = request.person ?? {};
    if (language && request.texts.languages.length > 1 && request.cookies[languageCookie] !== language)
      leaveLanguage(reply, language, this.config, request.session?.isShared ?? false); // for the sign-in page later on
  }

  /** Whoever has signed in again since has a form of the session before: they are shown what they wrote, and send it with a word of their own. */
  private checkForm(request: AskedRequest, reply: FastifyReply): boolean {
    const site = request.headers['sec-fetch-site'];
    const isOurs = site === undefined || site === 'same-origin' || site === 'none';
    const given = (request.body as { _csrf?: unknown } | undefined)?._csrf;
    if (isOurs && isFormToken(this.secrets.formKey, request.formCookie, given)) return true;
    const kept = isOurs ? this.keptForms.take(request) : null;
    if (!kept || kept.ownerId !== request.person?.id) throw new StaleForm();
    const page = keptFormPage(kept.form, this.keptForms.keyOf(kept.ownerId, kept.form), translateFor(request));
    void reply.code(403).view('sign-in/kept-form', page);
    return false;
  }

  private askWho(request: AskedRequest, reply: FastifyReply): boolean {
    if (request.headers['x-requested-with']) {
      void reply.code(401).send({ signedOut: true });
      return false;
    }
    const isOurs = this.keptForms.behind(request) !== null; // another site must not empty a browser
    if (request.url === '/sign-out' && isOurs) void reply.header('clear-site-data', leaveNothing);
    const kept = request.method === 'POST' ? this.keptForms.take(request) : null;
    if (kept) this.askWhoWrote(kept, request, reply);
    else {
      const page = request.method === 'GET' ? request.url : this.keptForms.behind(request)?.page;
      void reply.code(303).redirect(page ? `/sign-in?next=${encodeURIComponent(page)}` : '/sign-in');
    }
    return false;
  }

  private askWhoWrote({ ownerId, form }: Kept, request: AskedRequest, reply: FastifyReply): void {
    const values = { next: returnTo(form.page), kept: this.keptForms.close(ownerId, form) };
    const page = signInPage(values, {}, this.config, translateFor(request), 'signIn.kept');
    void reply.code(401).view('sign-in/sign-in', page);
  }
}
