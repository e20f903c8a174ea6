import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { editorSchemas } from '../../src/content/files/editor-schemas';
import { problemsOf } from './corpus';
import { good } from './broken-courses';

const root = join(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

describe('the schemas that editors read', () => {
  it('are the ones that the checker uses; “bin/waymark courses schemas” writes them', () => {
    const committed = readdirSync(join(root, 'courses', 'schemas')).sort();
    expect(committed).toEqual([...editorSchemas().keys()].sort());
    for (const [name, text] of editorSchemas()) expect(read(`courses/schemas/${name}`)).toBe(text);
  });

  it('say something about every field', () => {
    const silent: string[] = [];
    JSON.parse(`[${[...editorSchemas().values()].join()}]`, (key, value: Record<string, { description?: string }>) => {
      if (key === 'properties')
        silent.push(...Object.keys(value).filter((name) => !/\.$/.test(value[name]?.description ?? '')));
      return value;
    });
    expect(silent).toEqual([]);
  });

  it('are named for files that there are', () => {
    const settings = JSON.parse(read('.vscode/settings.json')) as { 'yaml.schemas': Record<string, string | string[]> };
    const files = readdirSync(join(root, 'courses'), { recursive: true, encoding: 'utf8' });
    for (const [schema, patterns] of Object.entries(settings['yaml.schemas'])) {
      const [pattern = ''] = [patterns].flat();
      expect(editorSchemas().has(schema.replace('courses/schemas/', ''))).toBe(true);
      const matcher = new RegExp(`^${pattern.replace('courses/', '').replaceAll('*', '[^/]+')}$`);
      const isThere = files.some((file) => matcher.test(file) || matcher.test(file.replace('.yaml', '.fr.yaml')));
      expect([pattern, isThere]).toEqual([pattern, true]);
    }
  });
});

interface Snippet {
  prefix: string;
  body: string[];
}
const snippets = Object.entries(JSON.parse(read('.vscode/waymark.code-snippets')) as Record<string, Snippet>);

/** What stands in the file when every field of a snippet is left as it is. */
const written = ({ body }: Snippet): string =>
  body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
    .replace('its-id.md', 'parts.md')
    .replace('lesson](', 'the lesson](');

function placed(snippet: Snippet): Record<string, string> {
  const text = written(snippet);
  if (snippet.prefix.startsWith('question'))
    return { 'quizzes/check.md': `${good['quizzes/check.md']}\n${text.replace('crisis.onCall', 'policy.gifts')}` };
  if (snippet.prefix === 'scenario') return { 'scenarios/talk.md': text };
  const part = snippet.prefix === 'lesson' ? text : `${good['lessons/parts.md']}\n${text}`;
  return { 'lessons/parts.md': part, 'quizzes/check.md': good['quizzes/check.md']!.replace('#line', '') };
}

it.each(snippets)('%s, as a snippet, is something that the checker accepts', (_, snippet) => {
  expect(problemsOf({ ...good, ...placed(snippet) })).toEqual([]);
});
