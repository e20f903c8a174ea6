import { readLibrary } from '../../src/content/files/read-library';
import { VersionsService } from '../../src/content/versions.service';
import { transact } from '../../src/database/transact';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { allProblems } from './corpus';

const drawing = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">\n  <title>Two people</title>\n  ${inside}\n</svg>\n`;
const harmless = drawing('<circle cx="4" cy="4" r="3"/>');
const hostile = drawing('<script>go()</script>');

const courses = new Courses();
let at: TestApp;
beforeAll(async () => {
  courses.write('kind-no/images/two.svg', harmless);
  courses.edit('kind-no/lessons/practise.md', 'Say it twice.', 'Say it twice.\n\n![Two people](../images/two.svg)');
  at = await startApp({ COURSES_DIR: courses.dir });
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

it('shows a drawing to learners and in a preview, under a policy of its own that allows nothing', async () => {
  const [amara, tess] = [await Browser.as(at, 'amara'), await Browser.as(at, 'tess')];
  const page = await amara.get('/modules/kind-no/lessons/practise');
  const published = /<img src="([^"]+two\.svg)" alt="Two people"/.exec(page.text)![1]!;
  for (const [who, address] of [
    [amara, published],
    [tess, '/studio/kind-no/preview/images/two.svg'],
  ] as const) {
    const { status, header } = await who.get(address);
    expect([status, header['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(header['content-security-policy']).toBe(`default-src 'none'; sandbox`);
    expect(header['x-content-type-options']).toBe('nosniff');
  }
});

it('names the line of what a drawing may not hold, and shows it nowhere', async () => {
  courses.write('kind-no/images/bad.svg', hostile);
  const read = readLibrary(courses.dir, '2026-11-23');
  const errors = allProblems(read).filter(({ level }) => level === 'error');
  expect(errors.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual(['IMG-SVG kind-no/images/bad.svg:3']);
  expect(read.modules[0]!.assets.map(({ path }) => path)).toEqual(['images/two.svg']);
  const tess = await Browser.as(at, 'tess');
  expect((await tess.get('/studio/kind-no/preview/images/bad.svg')).status).toBe(404);
  courses.remove('kind-no/images/bad.svg');
});

it('looks again when a version is published', async () => {
  const [read] = readLibrary(courses.dir, '2026-11-23').modules;
  const assets = read!.assets.map((asset) => ({ ...asset, bytes: Buffer.from(hostile) }));
  const publish = transact(at.db, (manager) =>
    at.app.get(VersionsService).publish(manager, { ...read!, module: read!.module!, assets }, 'revised', null),
  );
  await expect(publish).rejects.toThrow('kind-no/images/two.svg');
});
