import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/operations/commands';
import { Clock } from '../../src/shared/clock';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { certify, finish } from '../support/certificates';
import { Courses } from '../support/courses';

jest.setTimeout(60_000);
const folder = mkdtempSync(join(tmpdir(), 'waymark-certificate-'));
const [file, key, changed] = ['certificate.json', 'key.pem', 'changed.json'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const courses = new Courses();
let at: TestApp;
let text: string;
beforeAll(async () => {
  courses.edit(
    'kind-no/module.yaml',
    'owner: Tests',
    'owner: Tests\nvalid_months: 12\nobjectives:\n  - { id: a, text: dire « non » à l’œuvre, competencies: [] }\n',
  );
  at = await startApp({ COURSES_DIR: courses.dir });
  Object.assign(process.env, {
    DATA_DIR: at.place.dataDir,
    DATABASE_URL: at.place.databaseUrl ?? '',
    COURSES_DIR: courses.dir,
  });
  const amara = await Browser.as(at, 'amara');
  await finish(amara);
  const { open } = await certify(amara);
  text = (await new Browser(at).get(`${open}/certificate.json`)).text;
  writeFileSync(file, text);
  writeFileSync(key, (await new Browser(at).get('/certificates/key')).text);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await at.close();
  courses.clear();
});
afterEach(() => jest.restoreAllMocks());

async function check(...args: string[]): Promise<{ code: number; printed: string }> {
  const printed: string[] = [];
  const spies = (['log', 'error'] as const).map((way) =>
    jest.spyOn(console, way).mockImplementation((...line: unknown[]) => void printed.push(line.join(' '))),
  );
  const code = await run(['certificates', 'check', ...args]);
  for (const spy of spies) spy.mockRestore();
  return { code, printed: printed.join('\n') };
}
const checkText = (content: string) => {
  writeFileSync(changed, content);
  return check(changed, '--key', key);
};

it('finds a downloaded certificate valid, with a key or with the place’s own', async () => {
  for (const args of [[file, '--key', key], [file]]) {
    const { code, printed } = await check(...args);
    expect([code, printed]).toEqual([0, expect.stringContaining('Riverbend Peer Support says that Amara') as string]);
  }
});

/** Every value in it, with the way that leads there. */
function leaves(value: unknown, way: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [way];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, [...way, name]));
}

/** The same with one value changed: a letter more, a number more, null or something where there was the other. */
function altered(way: string[]): string {
  const copy = JSON.parse(text) as Record<string, unknown>;
  const holder = way.slice(0, -1).reduce((at, name) => at[name] as Record<string, unknown>, copy);
  const last = way.at(-1)!;
  const was = holder[last];
  holder[last] = typeof was === 'number' ? was + 1 : was === null ? '2030-01-01' : `${was as string}x`;
  return JSON.stringify(copy, null, 2);
}

it('refuses it as soon as any one field says something else', async () => {
  const ways = leaves(JSON.parse(text));
  const fields = Object.keys((JSON.parse(text) as { certificate: object }).certificate);
  expect(fields).toHaveLength(17);
  expect(ways.length).toBeGreaterThanOrEqual(fields.length);
  for (const way of ways) expect([way, (await checkText(altered(way))).code]).toEqual([way, 1]);
  expect((await checkText(text)).code).toBe(0);
});

it('refuses a field more, a field less, and a name said twice', async () => {
  const read = () => JSON.parse(text) as { certificate: Record<string, unknown>; signature: string };
  const more = read();
  more.certificate.honours = 'yes';
  const less = read();
  delete more.certificate.objectives;
  for (const content of [
    JSON.stringify(more),
    JSON.stringify({ ...less, note: 'x' }),
    text.replace('"name":', '"name": "Mallory",\n    "name":'),
  ])
    expect((await checkText(content)).code).toBe(1);
  expect((await checkText(text.replaceAll('\n', '\r\n'))).code).toBe(0);
});

it('says expired, another key, no certificate, and misuse, each in its own way', async () => {
  const other = join(folder, 'other.pem');
  writeFileSync(other, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
  expect(await check(file, '--key', other)).toMatchObject({
    code: 1,
    printed: expect.stringMatching(/^Not known/) as string,
  });
  expect(await checkText('{}')).toEqual({ code: 1, printed: 'This is not a certificate of Waymark.' });
  for (const args of [[], [join(folder, 'nothing')], [file, '--key', file], [file, '--no']])
    expect((await check(...args)).code).toBe(2);
  jest.spyOn(Clock.prototype, 'now').mockReturnValue(new Date(Date.now() + 400 * 86_400_000));
  expect(await check(file, '--key', key)).toMatchObject({
    code: 1,
    printed: expect.stringMatching(/^Expired/) as string,
  });
});

/** As docs/certificates.md says it, by the tools that are here. */
function byHand(source: string): string {
  const lines = readFileSync(join(__dirname, '..', '..', 'docs', 'certificates.md'), 'utf8').split('\n');
  const sign = lines.find((line) => line.startsWith('openssl pkeyutl'))!;
  const python = /`python3 (-c "[^`]*") certificate-role\.json > signed\.txt`/.exec(lines.join('\n'))![1]!;
  const jq = lines.filter((line) => line.startsWith('jq '));
  const canonical = has('jq') ? jq[0]! : `python3 ${python} certificate-role.json > signed.txt`;
  const script = [
    canonical,
    `node -p "JSON.parse(fs.readFileSync('certificate-role.json')).signature" | base64 -d > signature.bin`,
    sign,
  ];
  const as = (line: string) => line.replaceAll('certificate-role.json', source);
  return execFileSync('sh', ['-c', script.map(as).join(' && ')], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
}

if (has('openssl') && (has('jq') || has('python3')))
  it('is checked by openssl alone, as documented', async () => {
    expect(byHand('certificate.json')).toContain('Signature Verified Successfully');
    writeFileSync(changed, altered(['certificate', 'name']));
    expect(() => byHand('changed.json')).toThrow();
    await Promise.resolve();
  });
