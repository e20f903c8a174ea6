import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { broken, good } from '../content/broken-courses';
import { folderWith, inModule, shared } from '../content/corpus';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';

const { folder, clear } = folderWith({ ...shared, ...inModule(good) });
let at: TestApp;
let tess: Browser;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: folder });
  tess = await Browser.as(at, 'tess');
});
afterAll(async () => {
  await at.close();
  clear();
});

/** Every page of the preview that its module page leads to. */
async function open(): Promise<[string, number][]> {
  const { text, status } = await tess.get('/studio/kind-no/preview');
  const pages: [string, number][] = [['', status]];
  const links = new Set([...text.matchAll(/href="(\/studio\/kind-no\/preview\/[^"#]*)/g)].map(([, href]) => href!));
  for (const link of links) {
    pages.push([link, (await tess.get(link)).status]);
    if (!link.includes('/quizzes/')) continue;
    for (const page of ['/review', '/questions/1']) pages.push([link + page, (await tess.get(link + page)).status]);
  }
  return pages;
}

it('shows a good module with every part', async () => {
  const pages = await open();
  expect(pages.length).toBeGreaterThanOrEqual(5);
  expect(pages.filter(([, status]) => status !== 200)).toEqual([]);
});

it('opens whatever is wrong in the folder', async () => {
  const failed: unknown[] = [];
  for (const { file, from, to, code } of broken) {
    writeFileSync(
      join(folder, 'kind-no', file),
      good[file]!.replace(from, () => to),
    );
    for (const [page, status] of await open()) if (status !== 200) failed.push([code, file, page, status]);
    writeFileSync(join(folder, 'kind-no', file), good[file]!);
  }
  expect(failed).toEqual([]);
});
