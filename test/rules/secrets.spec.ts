import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSecrets } from '../../src/config/secrets';

const old = { ledgerKey: 'a'.repeat(64), formKey: 'b'.repeat(64) };
let dataDir: string;
const file = () => join(dataDir, 'secrets.json');
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'waymark-secrets-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

it('gives a place from before the journal and certificates their keys once, and leaves the others as they are', () => {
  writeFileSync(file(), JSON.stringify(old));
  const first = readSecrets(dataDir);
  expect(first).toEqual({
    ...old,
    journalKey: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    signingKey: expect.stringContaining('PRIVATE KEY') as string,
  });
  expect(readSecrets(dataDir)).toEqual(first);
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(first);
  expect(readdirSync(dataDir)).toEqual(['secrets.json']);
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
});

it.each([
  ['whole', { signingKey: 'A PRIVATE KEY' }],
  ['from a version between', {}],
])('goes on with keys that a start before it could not put in place any more: %s', (_, more) => {
  writeFileSync(file(), JSON.stringify(old));
  const added = { ...old, journalKey: 'c'.repeat(64), ...more };
  writeFileSync(`${file()}.added`, JSON.stringify(added));
  expect(readSecrets(dataDir)).toMatchObject(added);
  expect(readSecrets(dataDir).signingKey).toContain('PRIVATE KEY');
  expect(readdirSync(dataDir)).toEqual(['secrets.json']);
});

it('gives servers that start together one key', async () => {
  writeFileSync(file(), JSON.stringify(old));
  const built = join(__dirname, '..', '..', 'dist', 'config', 'secrets.js');
  const script = `process.stdout.write(JSON.stringify(require(${JSON.stringify(built)}).readSecrets(process.argv[1])))`;
  const started = Array.from({ length: 6 }, () => promisify(execFile)(process.execPath, ['-e', script, dataDir]));
  const keys = (await Promise.all(started)).map(({ stdout }) => stdout);
  expect(new Set(keys).size).toBe(1);
  expect(JSON.parse(keys[0]!)).toEqual(JSON.parse(readFileSync(file(), 'utf8')));
});
