import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..');
const files = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const sources = files('src', '.ts');

it('keeps every source file under 250 lines', () => {
  const lengths = sources
    .filter((file) => !file.includes('/migrations/'))
    .map((file) => [file, read(file).split('\n').length] as const);
  expect(lengths.filter(([, length]) => length > 250)).toEqual([]);
  const sorted = lengths.map(([, length]) => length).sort((a, b) => a - b);
  console.info(`Median length of a source file: ${sorted[Math.floor(sorted.length / 2)]} lines.`);
});

it('reads the environment in src/config alone', () => {
  expect(sources.filter((file) => read(file).includes('process.env') && !file.startsWith('src/config/'))).toEqual([]);
});

it('renders every view from somewhere, and no view that is not there', () => {
  const rendered = new Set(
    sources.flatMap((file) => [...read(file).matchAll(/view\(\s*'([\w/-]+)'/g)].map(([, name]) => name!)),
  );
  const views = files('views', '.hbs')
    .map((file) => file.slice('views/'.length, -'.hbs'.length))
    .filter((name) => !name.startsWith('layouts/'));
  expect([...rendered].sort()).toEqual(views.filter((name) => !name.includes('/_')).sort());
  const partials = new Set(
    files('views', '.hbs').flatMap((file) => [...read(file).matchAll(/\{\{> ([\w/-]+)/g)].map(([, name]) => name!)),
  );
  expect([...partials].sort()).toEqual(views.filter((name) => name.includes('/_')).sort());
});

it('has no bare text in a view: every word comes from the message file', () => {
  const bare = files('views', '.hbs').flatMap((file) => {
    const text = read(file)
      .replace(/\{\{[\s\S]*?\}\}\}?/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/^ lang=""$/, ''); // a view of one attribute
    return (text.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => word !== 'Waymark').map((word) => `${file}: ${word}`);
  });
  expect(bare).toEqual([]);
});

it('uses only texts that there are, and has none that nobody uses', () => {
  const texts = Object.keys(JSON.parse(read('views/locales/en.json')) as object);
  const used = [...sources, ...files('views', '.hbs')].map(read).join('\n');
  const named = [...used.matchAll(/\bt "([\w.-]+)"|\bt\(\s*'([\w.-]+)'/g)].map((found) => found[1] ?? found[2]!);
  expect(named.filter((key) => !texts.includes(key))).toEqual([]);
});

it('switches no test off', () => {
  expect(files('test', '.ts').filter((file) => /\b(it|describe|test)\.(only|skip)\(/.test(read(file)))).toEqual([]);
});
