import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/operations/commands';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { finish } from '../support/certificates';
import { alteredAt, leaves, signedRecord } from '../support/records';

jest.setTimeout(60_000);
const folder = mkdtempSync(join(tmpdir(), 'waymark-record-'));
const [file, key, changed] = ['portable-record.json', 'key.pem', 'changed.json'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
let at: TestApp;
let text: string;
beforeAll(async () => {
  at = await startApp();
  Object.assign(process.env, { DATA_DIR: at.place.dataDir, DATABASE_URL: at.place.databaseUrl ?? '' });
  const amara = await Browser.as(at, 'amara');
  await finish(amara);
  text = await signedRecord(amara);
  writeFileSync(file, text);
  writeFileSync(key, (await new Browser(at).get('/certificates/key')).text);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await at.close();
});

async function check(...args: string[]): Promise<{ code: number; printed: string }> {
  const printed: string[] = [];
  const spies = (['log', 'error'] as const).map((way) =>
    jest.spyOn(console, way).mockImplementation((...line: unknown[]) => void printed.push(line.join(' '))),
  );
  const code = await run(['records', 'check', ...args]);
  for (const spy of spies) spy.mockRestore();
  return { code, printed: printed.join('\n') };
}
const checkText = (content: string) => {
  writeFileSync(changed, content);
  return check(changed, '--key', key);
};

it('finds a record as it was signed, with a key or with the place’s own', async () => {
  for (const args of [[file, '--key', key], [file]]) {
    const { code, printed } = await check(...args);
    expect([code, printed]).toEqual([0, expect.stringContaining('Riverbend Peer Support says that Amara') as string]);
  }
});

it('holds what was finished, and no marks, answers or words', () => {
  const { record } = JSON.parse(text) as { record: { completions: Record<string, unknown>[] } };
  expect(Object.keys(record)).toEqual(
    expect.arrayContaining(['format', 'name', 'organisation', 'completions', 'issuedOn', 'keyId']),
  );
  const done = record.completions.find((one) => one.moduleSlug === 'kind-no')!;
  expect(Object.keys(done).sort()).toEqual(
    [
      'moduleSlug',
      'moduleTitle',
      'versionNumber',
      'objectives',
      'competencies',
      'minutes',
      'way',
      'completedOn',
      'validUntil',
    ].sort(),
  );
  expect(done).toMatchObject({ way: 'worked', versionNumber: 1, validUntil: null });
  expect(text).not.toMatch(/marks|answers|journal|amara@/);
});

it('calls it altered, or no record, as soon as any one field says something else', async () => {
  const ways = leaves(JSON.parse(text));
  expect(ways.length).toBeGreaterThan(12);
  for (const way of ways) {
    const { code, printed } = await checkText(alteredAt(text, way));
    expect([way, code, /^(Altered|This is not a signed record)/.test(printed)]).toEqual([way, 1, true]);
  }
  expect((await checkText(text)).code).toBe(0);
});

it('says another key, no record, and misuse, each in its own way', async () => {
  const other = join(folder, 'other.pem');
  writeFileSync(other, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
  expect((await check(file, '--key', other)).printed).toMatch(/^Not known/);
  expect(await checkText('{}')).toEqual({ code: 1, printed: 'This is not a signed record of Waymark.' });
  for (const args of [[], [join(folder, 'nothing')], [file, '--key', file], [file, '--no']])
    expect((await check(...args)).code).toBe(2);
});

function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
}

/** As docs/certificates.md says it of a certificate, and for a record. */
function byHand(source: string): string {
  const lines = readFileSync(join(__dirname, '..', '..', 'docs', 'certificates.md'), 'utf8').split('\n');
  const sign = lines.find((line) => line.startsWith('openssl pkeyutl'))!;
  const python = /`python3 (-c "[^`]*") certificate-role\.json > signed\.txt`/.exec(lines.join('\n'))![1]!;
  const jq = lines.find((line) => line.startsWith('jq -cjS'))!;
  const asRecord = (line: string) =>
    line
      .replace('.certificate ', '.record ')
      .replace("['certificate']", "['record']")
      .replaceAll('certificate-role.json', source);
  const canonical = has('jq') ? asRecord(jq) : asRecord(`python3 ${python} certificate-role.json > signed.txt`);
  const signature = `node -p "JSON.parse(fs.readFileSync('${source}')).signature" | base64 -d > signature.bin`;
  return execFileSync('sh', ['-c', [canonical, signature, sign].join(' && ')], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

if (has('openssl') && (has('jq') || has('python3')))
  it('is checked by openssl alone, as documented', () => {
    expect(byHand('portable-record.json')).toContain('Signature Verified Successfully');
    writeFileSync(changed, alteredAt(text, ['record', 'name']));
    expect(() => byHand('changed.json')).toThrow();
  });
