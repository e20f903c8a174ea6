import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNames } from '../src/config/config';
import { editorSchemas } from '../src/content/files/editor-schemas';
import { commandNames } from '../src/operations/commands';

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
