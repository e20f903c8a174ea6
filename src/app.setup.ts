import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import type { Config } from './config/config';
import type { Secrets } from './config/secrets';
import { serverLimits } from './config/server-limits';
import { ErrorFilter } from './error.filter';
import { frameOf } from './frame';
import { PeopleService } from './people/people.service';
import { Assets } from './shared/assets';
import { Clock } from './shared/clock';
import { type Logger, NestLog } from './shared/log';
import { Texts } from './shared/texts';
import { takeUploads } from './shared/uploads';
import { Views } from './shared/views';
import { cookieName } from './sign-in/cookies';
import { policyFor, verdict } from './sign-in/policy.rules';
import type { AskedRequest } from './sign-in/request';
import { SessionsService } from './sign-in/sessions.service';

const viewsRoot = join(__dirname, '..', 'views'); // both src/ and dist/ stand beside views/

const self = ["'self'"];
const none = ["'none'"];
const directives = {
  defaultSrc: none,
  scriptSrc: self,
  styleSrc: self,
  imgSrc: self,
  mediaSrc: self,
  fontSrc: self,
  workerSrc: self,
  connectSrc: self,
  formAction: self,
  frameAncestors: none,
  baseUri: none,
  objectSrc: none,
};

/** Only the proxy that is connected to us is believed: what stands before its own entry in X-Forwarded-For, anybody can write. */
const nearest = (_address: string, hop: number): boolean => hop === 0;

/** What answers before anybody is here; every other address leads to the first-run page. */
const openWhenEmpty = /^\/(first-run|help|assets|service-worker|healthz|readyz)\b/;

/** Everything done to the application before it listens; the tests build theirs here too. */
export async function buildApp(
  config: Config,
  secrets: Secrets,
  db: DataSource,
  log: Logger,
  texts = new Texts(join(viewsRoot, 'locales')),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...serverLimits,
    http: serverLimits,
    trustProxy: config.trustProxy && nearest,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, secrets, db, texts, log),
    adapter,
    {
      logger: new NestLog(log),
    },
  );
  const fastify = adapter.getInstance();
  const assets = new Assets(join(viewsRoot, 'assets'));
  const views = new Views(viewsRoot, texts, assets, config.timeZone);
  const https = config.publicUrl?.startsWith('https:') ?? false;
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    hsts: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  });
  const sessions = app.get(SessionsService);
  await takeUploads(app, ['/administration/roster', '/modules/:slug/prior-learning-records'], async (request) => {
    const session = await sessions.find(request.cookies[cookieName(config)] ?? '');
    return (
      verdict(policyFor(request.method, request.routeOptions.url ?? ''), session?.person.roles ?? null) === 'enter'
    );
  });
  fastify.decorateRequest('texts', { getter: () => texts });
  const people = app.get(PeopleService);
  const clock = app.get(Clock);
  let organisation: string | null = null;
  fastify.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    organisation = await people.organisationName();
    if (organisation === null && !openWhenEmpty.test(request.url)) return reply.code(303).redirect('/first-run');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  fastify.decorateReply('view', function view(this: FastifyReply, name: string, page: object): FastifyReply {
    const site = { formKey: secrets.formKey, organisation: organisation ?? 'Waymark', config, now: clock.now() };
    const frame = frameOf(this.request as AskedRequest, site);
    return this.type('text/html; charset=utf-8').send(views.render(name, page, frame));
  });
  serveAssets(fastify, assets);
  serveWorker(fastify, readFileSync(join(viewsRoot, 'service-worker.js')));
  app.useGlobalFilters(new ErrorFilter(log));
  fastify.server.maxConnections = serverLimits.maxConnections;
  return app;
}

interface RouteHost {
  get(path: string, handler: (request: FastifyRequest, reply: FastifyReply) => unknown): void;
}

/** What browsers heed where a page is shown; on every small file they would weigh more than some files do. */
const ofPagesOnly = [
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

function serveAssets(fastify: RouteHost, assets: Assets): void {
  fastify.get('/assets/*', (request, reply) => {
    const found = assets.find((request.params as { '*': string })['*']);
    if (!found) return reply.code(404).type('text/plain; charset=utf-8').send('There is no such file.');
    const accepted = String(request.headers['accept-encoding'] ?? '').split(/[\s,;]+/);
    const zipped = found.zipped.find(([encoding]) => accepted.includes(encoding));
    for (const name of ofPagesOnly) reply.removeHeader(name);
    reply
      .header('content-security-policy', `default-src 'none'`)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .type(found.type);
    return zipped ? reply.header('content-encoding', zipped[0]).send(zipped[1]) : reply.send(found.body);
  });
}

/** Its address is its reach, and its name never changes: a browser asks for it again each time. */
function serveWorker(fastify: RouteHost, body: Buffer): void {
  fastify.get('/service-worker.js', (_, reply) =>
    reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(body),
  );
}
