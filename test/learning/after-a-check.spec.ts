import { rows } from '../../src/database/query';
import { Clock } from '../../src/shared/clock';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { Courses } from '../support/courses';
import { beginWhole, poolQuiz, tryPool, writePoolModule } from '../support/pool-course';

const courses = new Courses();
let at: TestApp;
let amara: Browser;
let sol: Browser;
beforeAll(async () => {
  writePoolModule(courses, 'draw: { first: 1 }\ncooling_off_hours: 2\n');
  at = await startApp({ COURSES_DIR: courses.dir });
  [amara, sol] = [await Browser.as(at, 'amara'), await Browser.as(at, 'sol')];
});
afterEach(() => passHours(0));
afterAll(async () => {
  await at.close();
  courses.clear();
});

let later = 0;
/** From now on it is so many hours later than it is. */
function passHours(hours: number): void {
  later = hours;
  at.app.get(Clock).now = () => new Date(Date.now() + later * 3_600_000);
}
const personPage = async () => /href="(\/people\/[^"]+)">Amara Okafor/.exec((await sol.get('/team')).text)![1]!;

describe('a check that was not passed', () => {
  it('is tried again only after the hours that its author asks for; the page says from when', async () => {
    const { result } = await tryPool(amara, ['must']);
    const { text } = await amara.get(poolQuiz);
    for (const page of [result, text]) {
      expect(page).toContain('You can try again from');
      expect(page).toContain('There are 2 hours between two tries');
      expect(page).not.toContain(`action="${poolQuiz}/attempts"`);
    }
    const form = { _csrf: /name="_csrf" value="([^"]+)"/.exec(text)![1]! };
    const early = await amara.post(`${poolQuiz}/attempts`, form);
    expect([early.status, early.text.includes('This check asks for 2 hours between two tries')]).toEqual([409, true]);
    passHours(1.99);
    expect((await amara.post(`${poolQuiz}/attempts`, form)).status).toBe(409);
    passHours(2.01);
    expect((await amara.get(poolQuiz)).text).toContain(`action="${poolQuiz}/attempts"`);
    expect(await beginWhole(amara)).toMatch(/^\/attempts\//);
  });

  it('offers a talk after the second time, on both pages, and tells the supervisor so much and no more', async () => {
    expect((await amara.get(poolQuiz)).text).not.toContain('Talk it through');
    expect((await sol.get('/team/modules')).text).not.toContain('talking “Pools” through');
    passHours(3);
    const { result } = await tryPool(amara, ['must']);
    for (const page of [result, (await amara.get(poolQuiz)).text]) {
      expect(page).toContain('Talk it through with Sol Reyes');
      expect(page).toContain('Not your answers, and not how it went.');
    }
    expect((await sol.get('/team')).text).toContain('A talk about “Pools” would help, since');
    for (const path of ['/team/modules', await personPage()]) {
      const { text } = await sol.get(path);
      expect(text).toMatch(/Would be helped by talking “Pools” through, since\s+<time datetime="\d{4}-\d\d-\d\d">/);
      expect(text).not.toMatch(/Wrong must|Right must|Pool check|\b2 tries/);
    }
    for (const other of ['uma', 'tess', 'ada']) {
      const browser = await Browser.as(at, other);
      const pages = await Promise.all(
        ['/team', '/team/modules', '/studio/pools', '/administration'].map((path) => browser.get(path)),
      );
      expect(pages.map(({ text }) => text).join()).not.toContain('talking “Pools” through');
    }
  });

  it('needs no talk once it is passed, and then waits for nothing', async () => {
    passHours(6);
    const { result } = await tryPool(amara, []);
    expect(result).toContain('Passed');
    await tryPool(amara, ['must']);
    expect((await amara.get(poolQuiz)).text).toContain(`action="${poolQuiz}/attempts"`);
    for (const page of [
      await amara.get(poolQuiz),
      await sol.get('/team'),
      await sol.get('/team/modules'),
      await sol.get(await personPage()),
    ])
      expect(page.text).not.toMatch(/Talk it through|“Pools” would help|talking “Pools”/);
  });
});

describe('how sure somebody is', () => {
  it('is kept beside the answer, never marked, and comes back as four groups, the surest surprise first', async () => {
    const chloe = await Browser.as(at, 'chloe');
    const sure = { must: 'sure', b1: 'sure', b2: 'unsure', b3: 'unsure', b4: '' };
    const { attempt, result } = await tryPool(chloe, ['b1', 'b2'], sure);
    const found = [...result.matchAll(/<h3>(Sure|Unsure), ([^<]+): (\d)<\/h3>/g)].map((one) => one.slice(1).join(' '));
    expect(found).toEqual([
      'Sure and worth a second look 1',
      'Unsure and not right yet 1',
      'Unsure and right 1',
      'Sure and right 1',
    ]);
    const kept = await rows<{ sure: string | null }>(at.db, 'SELECT sure AS "sure" FROM answers WHERE attempt_id = ?', [
      attempt.slice('/attempts/'.length),
    ]);
    expect(kept.map((row) => row.sure).sort()).toEqual(['sure', 'sure', 'unsure', 'unsure', null, null].sort());
  });

  it('is shown where it was said, saved by the page’s script alike, and by nothing else than the two words', async () => {
    const hiro = await Browser.as(at, 'hiro');
    const attempt = await beginWhole(hiro);
    const page = `${attempt}/questions/1`;
    const fields = hiddenFields((await hiro.get(page)).text, `${attempt}/answers`);
    const script = { 'x-requested-with': 'autosave' };
    expect((await hiro.post(`${attempt}/answers`, { ...fields, sure: 'unsure' }, script)).status).toBe(200);
    expect((await hiro.get(page)).text).toContain('value="unsure" checked');
    expect((await hiro.post(`${attempt}/answers`, { ...fields, sequence: '2', sure: 'maybe' })).status).toBe(404);
    expect((await hiro.post(`${attempt}/answers`, { ...fields, sequence: '3', sure: '' }, script)).status).toBe(200);
    expect((await hiro.get(page)).text).not.toContain('value="unsure" checked');
  });

  it('is not spoken of where nobody said it', async () => {
    expect((await tryPool(await Browser.as(at, 'ben'), ['must'])).result).not.toContain('How sure you were');
  });
});
