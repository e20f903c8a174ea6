import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeMissingIds } from '../../src/content/files/fix-ids';
import { readLibrary } from '../../src/content/files/read-library';
import { slugOf } from '../../src/content/slug.rules';
import { checkCourses } from '../../src/operations/courses-check';
import { good } from './broken-courses';
import { allProblems, folderWith, inModule, shared } from './corpus';

const lesson = 'kind-no/lessons/parts.md';
const french = 'kind-no/lessons/parts.fr.md';
const head = '---\ntitle: Three parts\nminutes: 5\nmessage: Warmth.\n---\n';

/** Runs --fix on a module with this lesson (and French beside it). */
function fixed(files: Record<string, string>) {
  const { folder, clear } = folderWith({ ...shared, ...inModule(good), ...files });
  try {
    const written = writeMissingIds(folder);
    const text = (file: string) => readFileSync(join(folder, file), 'latin1');
    const after = Object.fromEntries(Object.keys(files).map((file) => [file, text(file)]));
    const codes = allProblems(readLibrary(folder)).map((problem) => problem.code);
    const again = writeMissingIds(folder);
    return { written, after, codes, again, names: readdirSync(folder, { recursive: true, encoding: 'utf8' }) };
  } finally {
    clear();
  }
}
const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

describe('--fix', () => {
  it('writes ids made of the words, and says where', () => {
    const { written, after } = fixed({
      [lesson]: `${head}\n## The line\n\nOnce.\n\n::: keyterm Bridge\nB.\n:::\n\n::: reflect\nR.\n:::\n\n::: content-note money\nM.\n:::\n`,
    });
    expect(after[lesson]).toBe(
      `${head}\n## The line {#the-line}\n\nOnce.\n\n::: keyterm Bridge {#bridge}\nB.\n:::\n\n::: reflect {#reflect}\nR.\n:::\n\n::: content-note money {#note-money}\nM.\n:::\n`,
    );
    expect(written.map(({ file, line, id }) => `${file}:${line} ${id}`)).toEqual([
      `${lesson}:7 the-line`,
      `${lesson}:11 bridge`,
      `${lesson}:15 reflect`,
      `${lesson}:19 note-money`,
    ]);
  });

  it('never changes an id that is there, and makes none twice', () => {
    const { after, codes } = fixed({
      [lesson]: `${head}\n## Later {#the-line}\n\nA.\n\n## The line\n\nB.\n\n## The line\n\nC.\n\n## After bridge\n\nD.\n\n::: story Bridge\nE.\n:::\n\nF.\n`,
    });
    expect([...after[lesson]!.matchAll(/\{#([^}]*)\}/g)].map(([, id]) => id)).toEqual([
      'the-line',
      'the-line-2',
      'the-line-3',
      'after-bridge',
      'bridge-2',
    ]);
    expect(codes.filter((code) => code.startsWith('BLOCK-'))).toEqual([]);
  });

  it('keeps Windows line ends, a byte-order mark, spaces at line ends and bytes that are no text', () => {
    const before = `\uFEFF${head}\n## Voil\u00e0 \u00a0 \n\nA.  \n`.replaceAll('\n', '\r\n');
    const { after } = fixed({ [lesson]: before });
    expect(after[lesson]).toBe(bytesOf(before.replace('\u00a0 \r', '\u00a0 {#voila} \r')));
    const { folder, clear } = folderWith({ ...shared, ...inModule(good) });
    const odd = Buffer.concat([Buffer.from(`${head}\n## One\n\n`), Buffer.from([0xff, 0xfe, 0x0a])]);
    writeFileSync(join(folder, lesson), odd);
    writeMissingIds(folder);
    expect(readFileSync(join(folder, lesson)).subarray(-3)).toEqual(Buffer.from([0xff, 0xfe, 0x0a]));
    clear();
  });

  it('fills in braces that were left empty', () => {
    expect(fixed({ [lesson]: `${head}\n## One {#}\n\nA.\n` }).after[lesson]).toContain('## One {#one}\n');
  });

  it('gives a French page the ids of the English one, by position', () => {
    const { after } = fixed({
      [lesson]: `${head}\n## The line\n\nA.\n\n::: story Lee {#lee}\nB.\n:::\n`,
      [french]: `${head}\n## La limite\n\nA.\n\n::: story Lee\nB.\n:::\n`,
    });
    expect(after[french]).toContain('## La limite {#the-line}');
    expect(after[french]).toContain('::: story Lee {#lee}');
  });

  it('writes nothing into a French page that has other parts than the English one', () => {
    const text = `${head}\n## La limite\n\nA.\n\n## Et puis\n\nB.\n`;
    expect(fixed({ [lesson]: `${head}\n## The line\n\nA.\n`, [french]: text }).after[french]).toBe(text);
  });

  it('gives the terms of the glossary their ids', () => {
    const { after, codes } = fixed({ 'glossary.md': '# Glossary\n\n## Role drift\n\nIt moves.\n' });
    expect(after['glossary.md']).toContain('## Role drift {#role-drift}\n');
    expect(codes).not.toContain('TERM-ID');
  });

  it('leaves no other file behind, and says on the command line what it wrote', () => {
    expect(fixed({ [lesson]: `${head}\n## One\n\nA.\n` }).names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const { folder, clear } = folderWith({ ...shared, ...inModule(good), [lesson]: `${head}\n## One\n\nA.\n` });
    const said: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
    checkCourses([folder, '--fix']);
    checkCourses([folder, '--fix']);
    log.mockRestore();
    clear();
    expect(said.filter((text) => /given|written/.test(text))).toEqual([
      `${lesson}:7 was given {#one}`,
      'One id was written.',
      '0 ids were written.',
    ]);
  });
});

it('keeps what a program reads apart from what it wrote', () => {
  const { folder, clear } = folderWith({ ...shared, ...inModule(good), [lesson]: `${head}\n## One\n\nA.\n` });
  const said: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  const aside = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  checkCourses([folder, '--fix', '--format=json']);
  expect(aside).toHaveBeenCalledWith(`${lesson}:7 was given {#one}`);
  log.mockRestore();
  aside.mockRestore();
  clear();
  expect(Array.isArray(JSON.parse(said.join('\n')))).toBe(true);
});

it.each([
  ['Ce qu’on dit à Zoé', 'ce-qu-on-dit-a-zoe'],
  ['The person’s own words', 'the-persons-own-words'],
  ['一 二', ''],
  ['A very long heading that goes on and on for ever and ever', 'a-very-long-heading-that-goes-on-and-on'],
])('makes “%s” into “%s”', (words, slug) => expect(slugOf(words)).toBe(slug));

const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('The line', 'Bridge', 'After bridge', 'Start', '一', ''),
);
const oneLine = words.map((text) => text.replace(/[\r\n{}#]/g, ''));
const id = fc.constantFrom('', '', '', ' {#one}', ' {#the-line}', ' {#bridge}', ' {#after-bridge}');
const space = fc.constantFrom('', ' ', '\t');
const part = fc.oneof(
  fc.tuple(oneLine, id, space).map(([text, own, end]) => `## ${text}${own}${end}\n\nText.`),
  fc
    .tuple(fc.constantFrom('story', 'reflect', 'keyterm', 'content-note'), oneLine, id, space)
    .map(([kind, text, own, end]) => `::: ${kind} ${text}${own}${end}\nText.\n:::`),
  oneLine,
);
const file = fc.tuple(fc.array(part, { maxLength: 8 }), fc.boolean(), fc.boolean()).map(([parts, windows, mark]) => {
  const text = `${head}\n${parts.join('\n\n')}\n`;
  return `${mark ? '\uFEFF' : ''}${windows ? text.replaceAll('\n', '\r\n') : text}`;
});

it('leaves no block without an id, and takes nothing else away or in (property)', () => {
  fc.assert(
    fc.property(file, (before) => {
      const { written, after, codes, again } = fixed({ [lesson]: before });
      const lines = after[lesson]!.split('\n');
      for (const { line, id: own } of written) lines[line - 1] = lines[line - 1]!.replace(` {#${own}}`, '');
      expect(lines.join('\n')).toBe(bytesOf(before));
      expect(codes).not.toContain('BLOCK-ID');
      expect(new Set(written.map((one) => one.id)).size).toBe(written.length);
      expect(again).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
