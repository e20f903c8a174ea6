import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltPlace, builtPlace } from '../support/built';

let place: BuiltPlace;
beforeAll(async () => (place = await builtPlace()));
afterAll(() => place.clear());

it('says where it listens, and then is healthy and ready', async () => {
  const base = await place.start().ready;
  for (const [path, status] of Object.entries({ '/healthz': 'ok', '/readyz': 'ready' })) {
    const answer = await fetch(base + path);
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
      200,
      expect.stringContaining('application/json'),
      { status },
    ]);
  }
});

describe('stops with one plain sentence and without a stack', () => {
  const refused = async (env: Record<string, string>) => {
    const server = place.start(env);
    expect(await server.ended).toBe(2);
    expect(server.said).not.toMatch(/^\s+at |Error:/m);
    return server.said.trim().split('\n');
  };

  it.each([
    [{ PORT: 'many' }, 'PORT is “many”, but it must be a whole number from 0 to 65535.'],
    [{ DEMO: 'yes' }, 'DEMO is “yes”, but it must be 1 (on) or 0 (off).'],
    [{ PUBLIC_URL: 'here' }, 'PUBLIC_URL is “here”, but it must be an address like https://training.example.org.'],
    [{ TZ_SITE: 'Mars' }, 'TZ_SITE is “Mars”, but it must be a time zone like America/Winnipeg.'],
    [{ DEMO_PASSWORD: 'short' }, 'DEMO_PASSWORD must have 15 characters or more.'],
    [
      { HOST: '0.0.0.0' },
      'DEMO=1 on HOST=0.0.0.0 would let anybody in with a known password: set DEMO_PASSWORD as well.',
    ],
    [
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/none' },
      'The database in DATABASE_URL does not answer (ECONNREFUSED).',
    ],
    [{ DATA_DIR: __filename }, `DATA_DIR cannot be used: ${__filename}/running (ENOTDIR).`],
  ])('for %j', async (env, sentence) => {
    expect(await refused(env)).toEqual([sentence]);
  });

  it('for a port in use', async () => {
    const { port } = new URL(await place.start().ready);
    expect((await refused({ PORT: port })).at(-1)).toBe(
      `Port ${port} on 127.0.0.1 is in use: end the other program, or set PORT.`,
    );
  });

  it('for keys that are spoilt, rather than with new ones that no row was written with', async () => {
    const other = await builtPlace();
    const file = join(other.dataDir, 'secrets.json');
    writeFileSync(file, '{');
    const server = other.start();
    expect(await server.ended).toBe(2);
    expect(server.said).toBe(`${file} does not hold the keys any more: put it back from a backup.\n`);
    await other.clear();
  });
});
