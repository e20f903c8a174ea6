import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Nest's own shutdown never ends while keep-alive clients go on asking: finish what is in flight, say "close" to everybody, then close the database. */
export function drainOnSignal(app: NestFastifyApplication, lingerMs = 8_000): void {
  const server = app.getHttpServer();
  let draining = false;
  server.prependListener('request', (_request, response) => {
    if (draining) response.setHeader('connection', 'close');
  });
  const stop = (): void => {
    if (draining) return;
    draining = true;
    server.close(() => void app.close().then(() => process.exit(0)));
    server.closeIdleConnections();
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    sweep.unref();
    setTimeout(() => server.closeAllConnections(), lingerMs).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
