import type { ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** How long to go on answering, so that clients that keep asking hear "close" instead of a broken connection; and when to cut off who is slower. */
const lingerMs = 500;
const longestMs = 5_000;

/** Nest's own shutdown never ends while keep-alive clients go on asking: finish what is in flight, say "close" to everybody, then close the database. */
export function drainOnSignal(app: NestFastifyApplication): void {
  const server = app.getHttpServer();
  const inFlight = new Set<ServerResponse>();
  let draining = false;
  const sayClose = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('connection', 'close');
  };
  server.prependListener('request', (_request, response) => {
    if (draining) return sayClose(response);
    inFlight.add(response);
    response.once('close', () => inFlight.delete(response));
  });
  const close = (): void => {
    server.close(() => void app.close().then(() => process.exit(0)));
    setInterval(() => server.closeIdleConnections(), 100).unref();
    setTimeout(() => server.closeAllConnections(), longestMs).unref();
  };
  const stop = (): void => {
    if (draining) return;
    draining = true;
    inFlight.forEach(sayClose);
    setTimeout(close, lingerMs);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
