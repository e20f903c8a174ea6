import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const json = (file: string) =>
  JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, Record<string, string>>;

/** The oldest version without a known hole, or without the fault named. */
const safest: Record<string, string> = {
  handlebars: '4.7.10', // seven security fixes
  'better-sqlite3': '12.11.1',
  typeorm: '1.1.1',
  fastify: '5.0.0',
  'markdown-it': '15.0.0',
  ajv: '8.18.0',
  pg: '8.20.0',
  nodemailer: '10.6.0', // several header and envelope injections
  '@fastify/helmet': '13.0.0',
  pdfkit: '0.20.2', // the first that tags a document as asked
  'qrcode-generator': '2.0.4',
  fflate: '0.8.3',
  'write-excel-file': '4.1.1',
  '@e965/xlsx': '0.20.3', // before it: prototype pollution and a slow pattern
};
const numbers = (version: string) => version.split('.').map((part) => parseInt(part, 10));
const isAtLeast = (version: string, least: string) => {
  const [a, b] = [numbers(version), numbers(least)];
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 0 || a[at]! > b[at]!;
};

it.each(Object.entries(safest))('has %s at %s or newer', (name, least) => {
  expect(isAtLeast((json(`node_modules/${name}/package.json`) as unknown as { version: string }).version, least)).toBe(
    true,
  );
});

it('pins every package exactly', () => {
  const { dependencies, devDependencies } = json('package.json');
  expect(
    Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version)),
  ).toEqual([]);
});

it('keeps addresses of registries out of the lock file', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
