import { connect } from 'node:net';
import { serverLimits } from '../../src/config/server-limits';
import { type TestApp, startApp } from '../support/app';
import { listen } from '../support/site';

let at: TestApp;
let base: string;
beforeAll(async () => {
  at = await startApp();
  base = await listen(at);
});
afterAll(() => at.close());

it('waits as long as was decided, and no longer', () => {
  const { headersTimeout, requestTimeout, keepAliveTimeout, maxConnections } = serverLimits;
  expect(at.app.getHttpServer()).toMatchObject({ headersTimeout, requestTimeout, keepAliveTimeout, maxConnections });
});

it.each([
  ['head', 'GET /healthz HTTP/1.1\r\nhost: x\r\n'],
  [
    'form',
    'POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 99\r\n\r\nemail',
  ],
])('drops somebody who sends half a %s and waits', async (_, half) => {
  Object.assign(at.app.getHttpServer(), { headersTimeout: 200, requestTimeout: 400 });
  const { port } = new URL(base);
  const socket = connect(Number(port), '127.0.0.1', () => socket.write(half));
  let said = '';
  socket.on('data', (piece) => (said += piece.toString()));
  const begun = Date.now();
  await new Promise((closed) => socket.once('close', closed));
  expect(said).toContain('408 Request Timeout');
  expect(Date.now() - begun).toBeLessThan(400 + 2 * serverLimits.connectionsCheckingInterval);
});
