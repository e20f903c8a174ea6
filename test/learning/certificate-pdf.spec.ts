import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { PrintedCertificate } from '../../src/completions/certificates/certificate.types';
import { certificateFile } from '../../src/completions/certificates/certificate-file';
import { certificatePdf, missingLetters } from '../../src/learning/certificate-pdf';
import { Texts } from '../../src/shared/texts';

const t = new Texts(join(__dirname, '..', '..', 'views', 'locales')).in('en');
const address = 'https://training.example.org/certificates/7k4q-2mxd-9trw-7k4q-2mxd-9trw-aaaa';
const printed: PrintedCertificate = {
  format: 'waymark-certificate-1',
  title: 'Certificate of completion',
  language: 'en',
  organisation: 'Bénévoles de l’Œuvre',
  name: 'Œdipe Łukasz Señor-Đặng',
  moduleTitle: 'Boundaries: close, clear and kind',
  moduleSlug: 'boundaries',
  versionNumber: 3,
  minutes: 75,
  minutesByCategory: { ethics: 75 },
  objectives: ['tell a crossing from a violation', 'act when a line has been broken'],
  how: 'self-paced',
  completedOn: '2026-11-12',
  issuedOn: '2026-11-24',
  expiresOn: null,
  code: '7k4q-2mxd-9trw-7k4q-2mxd-9trw-aaaa',
  keyId: '0123456789abcdef0123456789abcdef',
};
const signed = (more: Partial<PrintedCertificate> = {}) => ({
  text: '',
  signature: 'c2ln',
  printed: { ...printed, ...more },
});
const folder = mkdtempSync(join(tmpdir(), 'waymark-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The file with every compressed stream opened, as far as it is one. */
function opened(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body!, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [raw, ...streams].join('\n');
}

it('is tagged, names its language and title, and can be read as text', async () => {
  const pdf = await certificatePdf(signed(), address, t);
  const text = opened(pdf);
  for (const mark of [
    '/StructTreeRoot',
    '/MarkInfo',
    '/Marked true',
    '/Lang (en)',
    '/ToUnicode',
    '/DisplayDocTitle true',
    'pdfuaid:part',
    '/Alt',
  ])
    expect([mark, text.includes(mark)]).toEqual([mark, true]);
  for (const tag of ['Document', 'H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Figure']) expect(text).toContain(`/S /${tag}`);
  expect(text).not.toContain('/Helvetica');
});

it('carries the signed file', async () => {
  const text = opened(await certificatePdf(signed(), address, t));
  expect(text).toContain('certificate-boundaries.json');
  expect(Buffer.from(text, 'latin1').toString('utf8')).toContain(certificateFile(signed()));
});

it('has a glyph for the letters of many names, and says which it has not', () => {
  expect(missingLetters(printed)).toEqual([]);
  expect(missingLetters({ ...printed, name: 'Ștefan Żółć Çağrı Ĳssel Straße Ñuñez Θεανώ Жанна ʻOkina ẞ' })).toEqual([]);
  expect(missingLetters({ ...printed, name: 'Wang 小明' })).toEqual(['小', '明']);
});

const poppler = (program: string, ...args: string[]): string | null => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
};

it('opens in another reader with its words in order and its accents right', async () => {
  const file = join(folder, 'one.pdf');
  writeFileSync(file, await certificatePdf(signed(), address, t));
  const structure = poppler('pdfinfo', '-struct-text', file);
  if (structure === null) return; // not on this machine
  const words = [
    printed.organisation,
    printed.title,
    printed.name,
    printed.moduleTitle,
    '12 November 2026',
    ...printed.objectives,
    address,
  ];
  const read = structure.slice(structure.indexOf('\n')); // the title of the whole stands first
  expect(words.map((one) => read.indexOf(one)).every((at, i, all) => at > (all[i - 1] ?? -1))).toBe(true);
  expect(poppler('pdfinfo', file)).toMatch(/Tagged: +yes[^]*Pages: +1\n/);
  expect(poppler('pdftotext', file, '-')).toContain(printed.name);
});

it('gives what has no room a page of its own', async () => {
  const objectives = Array.from(
    { length: 30 },
    (_, n) => `${n} do what takes a long line to say, and then some more words to fill it`,
  );
  const pdf = opened(await certificatePdf(signed({ objectives, name: 'N'.repeat(120) }), address, t));
  expect(/\/Type \/Pages[^]*?\/Count (\d+)/.exec(pdf)?.[1] ?? /\/Count (\d+)/.exec(pdf)?.[1]).toBe('2');
});
