import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNames } from '../src/config/config';
import { editorSchemas } from '../src/content/files/editor-schemas';
import { readLibrary } from '../src/content/files/read-library';
import { commandNames } from '../src/operations/commands';
import { policy, verdict } from '../src/sign-in/policy.rules';
import { folderWith } from './content/corpus';

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

it.each(environmentNames)('explains the setting %s', (name) => expect(read('README.md')).toContain(`| \`${name}\` |`));

it.each(commandNames)('names the command %s', (name) => expect(read('README.md')).toContain(`bin/waymark ${name}`));

it('explains every field of a course file', () => {
  const fields = new Set<string>();
  JSON.parse(`[${[...editorSchemas().values()].join()}]`, (key, value: unknown) => {
    if (key === 'properties') for (const name of Object.keys(value as object)) fields.add(name);
    return value;
  });
  const text = read('courses/README.md');
  expect([...fields].filter((field) => !new RegExp(`\\b${field}\\b`).test(text))).toEqual([]);
});

it('names in ARCHITECTURE.md only files that there are', () => {
  const named = [
    ...read('ARCHITECTURE.md').matchAll(
      /`((?:src|views|learning|authoring|reading|attempts|completions|database|test)\/[\w./-]+\.\w+)`/g,
    ),
  ].map(([, file]) => file!);
  const files = new Set(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((e) => !e.parentPath.includes('node_modules'))
      .map((e) => join(e.parentPath, e.name)),
  );
  expect(named.filter((file) => !files.has(join(root, file)) && !files.has(join(root, 'src', file)))).toEqual([]);
});

describe.each([
  ['docs/trainers.md', 'trainer'],
  ['docs/supervisors.md', 'supervisor'],
] as const)('%s', (file, role) => {
  const texts = Object.values(JSON.parse(read('views/locales/en.json')) as Record<string, string>);

  it('names only addresses that there are, and that its reader may open', () => {
    const named = [...read(file).matchAll(/`(\/[^`\s?#]*)[^`]*`/g)].map(([, address]) => address!);
    expect(named.length).toBeGreaterThan(2);
    const rowOf = (address: string) =>
      policy.find((row) => row.method === 'GET' && new RegExp(`^${row.path.replace(/:\w+/g, '[^/]+')}$`).test(address));
    expect(named.filter((address) => verdict(rowOf(address), new Set([role])) !== 'enter')).toEqual([]);
  });

  it('calls everything on a page by the words that stand there', () => {
    const own = ['saying hello', 'Saying hello', 'Format', 'Make Plain Text'];
    const named = [...read(file).matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, words]) => words!);
    expect(named.length).toBeGreaterThan(5);
    const isThere = (words: string) => texts.some((text) => text.includes(words));
    expect(named.filter((words) => !own.includes(words) && !isThere(words))).toEqual([]);
  });

  it('is linked from the README', () => expect(read('README.md')).toContain(`](${file})`));
});

it('gives trainers an example that works: a draft without a problem, and one thing to do before it is ready', () => {
  const blocks = [...read('docs/trainers.md').matchAll(/`saying-hello\/([\w./-]+)`[^]*?```\w+\n([^]*?)```/g)];
  const files = Object.fromEntries(blocks.map(([, name, text]) => [`saying-hello/${name!}`, text!]));
  expect(Object.keys(files)).toHaveLength(3);
  const problemsOf = (change: (text: string) => string) => {
    const settings = { 'saying-hello/module.yaml': change(files['saying-hello/module.yaml']!) };
    const { folder, clear } = folderWith({ ...files, ...settings });
    const [found] = readLibrary(folder, '2026-11-24').modules;
    clear();
    return found!.problems.map(({ level, code }) => `${level} ${code}`);
  };
  expect(problemsOf((text) => text)).toEqual([]);
  expect(problemsOf((text) => text.replace('draft', 'ready'))).toEqual(['warning MOD-SOURCES']);
});
