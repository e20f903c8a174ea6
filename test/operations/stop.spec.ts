import { existsSync, statSync } from 'node:fs';
import { Agent, type ClientRequest, get, request } from 'node:http';
import { join } from 'node:path';
import { type BuiltPlace, builtPlace } from '../support/built';
import { server as postgres } from '../support/place';

let place: BuiltPlace;
beforeEach(async () => (place = await builtPlace()));
afterEach(() => place.clear());

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** What came of a request: its status once all of the answer is here, or why there is none. */
const outcome = (asked: ClientRequest) =>
  new Promise<string>((resolve) => {
    asked.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    asked.once('response', (answer) => {
      answer.once('error', () => resolve('cut off'));
      answer.once('end', () => resolve(answer.complete ? String(answer.statusCode) : 'cut off'));
      answer.resume();
    });
  });

const keepAlive = () => new Agent({ keepAlive: true, maxSockets: 1 });

/** Asks over one connection, again and again, until nobody listens any more: then a new one is refused, or reset where it queued in the kernel. */
async function askUntilGone(base: string, path: string): Promise<string[]> {
  const agent = keepAlive();
  for (const seen = new Set<string>(); ;) {
    const asked = get(base + path, { agent });
    const found = await outcome(asked);
    if (found === 'ECONNREFUSED' || (found === 'ECONNRESET' && !asked.reusedSocket)) return [...seen];
    seen.add(found);
  }
}

/** Half a form now, the rest when asked. */
function slowPost(base: string) {
  const body = 'email=amara%40demo.example&password=wrong';
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length };
  const asked = request(`${base}/sign-in`, { method: 'POST', headers });
  asked.write(body.slice(0, 10));
  return { done: outcome(asked), finish: () => asked.end(body.slice(10)) };
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  'finishes on %s what was asked, under load, and leaves the database closed',
  async (signal) => {
    const server = place.start();
    const base = await server.ready;
    for (let n = 0; n < 5; n++) expect(await outcome(get(`${base}/healthz`, { agent: keepAlive() }))).toBe('200');
    const busy = ['/sign-in', '/help', '/readyz', '/assets/none', '/sign-in', '/help'].map((path) =>
      askUntilGone(base, path),
    );
    const slow = slowPost(base);
    await wait(300);
    const begun = Date.now();
    const ended = server.end(signal);
    await wait(1000);
    slow.finish();
    expect(await slow.done).toBe('403');
    expect(await ended).toBe(0);
    expect(Date.now() - begun).toBeLessThan(4000);
    expect(new Set((await Promise.all(busy)).flat())).toEqual(new Set(['200', '404']));
    const wal = join(place.dataDir, 'waymark.sqlite-wal');
    if (!postgres) expect(existsSync(wal) ? statSync(wal).size : 0).toBe(0);
  },
);

it('does not wait for ever for somebody who never finishes asking', async () => {
  const server = place.start();
  const slow = slowPost(await server.ready);
  await wait(200);
  const begun = Date.now();
  expect(await server.end('SIGTERM')).toBe(0);
  expect(Date.now() - begun).toBeLessThan(8000);
  expect(await slow.done).toBe('ECONNRESET');
});
