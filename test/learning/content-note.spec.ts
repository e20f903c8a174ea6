import { good } from '../content/broken-courses';
import { folderWith, inModule, shared } from '../content/corpus';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';

const note = (more: string) => `::: content-note money {#note}\nThe next part is about money.\n${more}:::`;
const withNote = (more: string) => good['lessons/parts.md']!.replace('Start with warmth.', `Hello.\n\n${note(more)}`);
const lesson = (id: string) => `/modules/kind-no/lessons/${id}`;
let at: TestApp;
let amara: Browser;
let clear: () => void;
beforeAll(async () => {
  const made = folderWith({
    ...shared,
    ...inModule({
      ...good,
      'module.yaml': good['module.yaml']!.replace('- lesson: parts', '- lesson: parts\n  - lesson: plain'),
      'lessons/parts.md': withNote('\nShort version: Say it *once*.\n'),
      'lessons/plain.md': withNote(''),
    }),
  });
  clear = made.clear;
  at = await startApp({ COURSES_DIR: made.folder });
  amara = await Browser.as(at, 'amara');
});
afterAll(async () => {
  await at.close();
  clear();
});

describe('a content note with a short version', () => {
  it('gives the short version and folds only what follows, without a script', async () => {
    const { text } = await amara.get(lesson('parts'));
    expect(text).toContain('<strong>Short version:</strong> Say it <em>once</em>.');
    const folds = text.split('<details').slice(1);
    expect(folds.length).toBe(1);
    const folded = folds[0]!.split('</details>')[0]!;
    expect(folded).toContain('id="line"><summary>Read it all: The line</summary>');
    expect(folded).toContain('Say it once.');
    expect(folded).not.toContain('What you can do.');
  });

  it('counts the same, opened or not, and leaves no trace: the page never tells', async () => {
    const done = await amara.send(lesson('parts'), `${lesson('parts')}/completion`);
    expect(done.location).toBe(lesson('plain'));
    const [{ text }, columns] = [
      await amara.get(lesson('parts')),
      await at.db.query<{ details?: unknown }[]>('SELECT * FROM lesson_completions'),
    ];
    expect(text).toContain('You have done this lesson.');
    expect(Object.keys(columns.at(-1)!).join()).not.toMatch(/skip|opened|short/);
  });
});

it('folds nothing where the note gives no short version', async () => {
  expect((await amara.get(lesson('plain'))).text).not.toContain('<details');
});
