import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OtherBody } from './database/idempotency';
import { isUnstorableText } from './database/transact';
import { NotFound, NotNow, StaleForm } from './shared/errors';
import { newRandomId } from './shared/ids';
import type { Logger } from './shared/log';
import { type AskedRequest, languageOf } from './sign-in/request';

/** What went wrong becomes a page. Only what is ours is logged, under a reference that the page shows. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<AskedRequest>();
    if (reply.sent) return;
    const { status, key, values } = kindOf(error);
    const reference = status === 500 ? newRandomId().slice(0, 8) : null;
    if (reference)
      this.log.error(
        { reference, route: request.routeOptions?.url, error: error instanceof Error ? error.stack : String(error) },
        'failed',
      );
    const t = request.texts.in(languageOf(request));
    const text = (part: string) => t(`error.${key}.${part}`, values);
    reply.code(status).header('cache-control', 'no-store');
    reply.view('shared/error', {
      title: text('heading'),
      heading: text('heading'),
      sentence: text('sentence'),
      what: text('what'),
      reference,
      home: error instanceof OtherBody ? pageOfForm(request.url) : request.person ? '/my-training' : '/',
    });
  }
}

/** A form posts to a noun below its own page. */
const pageOfForm = (url: string): string => url.replace(/\/[^/]*(\?.*)?$/, '');

function kindOf(error: unknown): { status: number; key: string; values?: Record<string, string | number> } {
  if (error instanceof NotFound) return { status: 404, key: 'notFound' };
  if (error instanceof StaleForm) return { status: 403, key: 'staleForm' };
  if (error instanceof OtherBody) return { status: 409, key: 'otherBody' };
  if (error instanceof NotNow) return { status: 409, key: error.key, values: error.values };
  if (isUnstorableText(error)) return { status: 400, key: 'badRequest' };
  const status =
    error instanceof HttpException ? error.getStatus() : Number((error as { statusCode?: unknown })?.statusCode ?? 500);
  if (status === 404) return { status, key: 'notFound' };
  if (status >= 400 && status < 500) return { status, key: 'badRequest' };
  return { status: 500, key: 'ours' };
}
