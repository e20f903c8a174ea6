import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';

const courses = new Courses();
let at: TestApp;
let amara: Browser;
let sol: Browser;
let page: string;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  [amara, sol] = [await Browser.as(at, 'amara'), await Browser.as(at, 'sol')];
  page = `/people/${await idOf('amara')}`;
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const own = '/my-training/checklist-signatures';
async function idOf(name: string): Promise<string> {
  const [row] = await rows<{ id: string }>(at.db, 'SELECT id FROM people WHERE email = ?', [`${name}@demo.example`]);
  return row!.id;
}
async function signed(name: string): Promise<string[]> {
  const found = await rows<{ item: string; as: string; by: string }>(
    at.db,
    `SELECT s.item_id AS "item", s.signed_as AS "as", p.email AS "by" FROM checklist_signatures s JOIN people p ON p.id = s.signed_by_id
     WHERE s.person_id = ? ORDER BY s.chain_no`,
    [await idOf(name)],
  );
  return found.map(({ item, as, by }) => `${item} ${as} ${by.split('@')[0]!}`);
}
const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the start checklist', () => {
  it('stands quietly below the path, with the day until which it is open', async () => {
    const text = words((await amara.get('/my-training')).text);
    expect(text).toMatch(/Start checklist 2 things for the first 90 days\. Open until \d+ \w+ 20\d\d/);
    expect(text).toContain('A desk with the team. Colleagues ask for your view.');
    expect(text).not.toMatch(/late|overdue|missed|failed/i);
  });

  it('is signed by the person, line by line, each once, and the day stands on both pages', async () => {
    expect((await amara.send('/my-training', own, { item: 'desk' })).location).toBe('/my-training#checklist');
    expect(await signed('amara')).toEqual(['desk person amara']);
    expect(words((await amara.get('/my-training')).text)).toMatch(
      /A desk with the team\..*You signed on \d+ \w+ 20\d\d · No supervisor has signed yet/,
    );
    expect(words((await sol.get(page)).text)).toMatch(
      /Amara Okafor signed on \d+ \w+ 20\d\d · No supervisor has signed yet/,
    );
    await amara.send('/my-training', own, { item: ['desk', 'shadowing'] });
    expect(await signed('amara')).toEqual(['desk person amara', 'shadowing person amara']);
  });

  it('is signed by the supervisor on the person’s page, and then by both', async () => {
    expect((await sol.send(page, `${page}/checklist-signatures`, { item: ['desk', 'shadowing'] })).location).toBe(page);
    expect((await signed('amara')).slice(2)).toEqual(['desk supervisor sol', 'shadowing supervisor sol']);
    expect(words((await amara.get('/my-training')).text)).toContain('2 of 2 things are signed by both');
    expect(words((await amara.get('/my-record')).text)).toMatch(
      /Start checklist A desk with the team\. You signed on .* Sol Reyes signed on/,
    );
    expect((await sol.get(page)).text).not.toContain('Sign what is ticked');
  });

  it('takes the same form sent twice as one, and the key for other lines as a new question', async () => {
    const chloe = await Browser.as(at, 'grace');
    const { text } = await chloe.get('/my-training');
    const key = /name="_key" value="([^"]+)"/.exec(text.slice(text.indexOf(own)))![1]!;
    const form = { _csrf: /name="_csrf" value="([^"]+)"/.exec(text)![1]!, _key: key, item: 'desk' };
    for (const time of [1, 2]) expect([time, (await chloe.post(own, form)).status]).toEqual([time, 303]);
    expect(await signed('grace')).toEqual(['desk person grace']);
    const other = await chloe.post(own, { ...form, item: 'shadowing' });
    expect(other.status).toBe(422);
    expect(other.text).toContain('This form was sent before with other contents');
    expect(other.text).toContain('value="shadowing" checked');
    expect(await signed('grace')).toEqual(['desk person grace']);
  });

  it('says in the form what is missing, or is not on the list any more', async () => {
    const ines = await Browser.as(at, 'ines');
    for (const [item, said] of [
      [[], 'Tick what has happened first.'],
      [['tour'], 'The list has changed.'],
      [['desk', 'tour'], 'The list has changed.'],
    ] as const) {
      const back = await ines.send('/my-training', own, { item: [...item] });
      expect([back.status, back.text.includes(said)]).toEqual([422, true]);
    }
    expect(await signed('ines')).toEqual([]);
  });

  it('is signed for a person by exactly their supervisors', async () => {
    const uma = await Browser.as(at, 'uma');
    const token = /name="_csrf" value="([^"]+)"/.exec((await uma.get('/team')).text)![1]!;
    const ines = `/people/${await idOf('ines')}/checklist-signatures`;
    expect((await uma.post(ines, { _csrf: token, item: 'desk' })).status).toBe(404);
    for (const name of ['amara', 'tess', 'ada']) {
      const outsider = await Browser.as(at, name);
      const csrf = /name="_csrf" value="([^"]+)"/.exec((await outsider.get('/my-training')).text)![1]!;
      expect([name, (await outsider.post(ines, { _csrf: csrf, item: 'desk' })).status]).toEqual([name, 404]);
    }
    expect(await signed('ines')).toEqual([]);
  });

  it('has no last day while leave runs, and nothing to sign for whoever is on no path', async () => {
    const grace = words((await (await Browser.as(at, 'grace')).get('/my-training')).text);
    expect(grace).toContain('There is no last day while leave is running.');
    expect(grace).not.toContain('Open until');
    expect((await (await Browser.as(at, 'tess')).get('/my-training')).text).not.toContain('Start checklist');
  });

  it('goes to the record when the days are over and both have signed, and stays open to whoever has not', async () => {
    const ben = await Browser.as(at, 'ben');
    expect((await ben.get('/my-training')).text).not.toContain('Start checklist');
    expect(words((await ben.get('/my-record')).text)).toMatch(/Start checklist A desk .* Sol Reyes signed on/);
    courses.edit(
      'paths/everyone.yaml',
      'start_checklist:\n',
      'start_checklist:\n  - { id: tour, text: A walk through the house. }\n',
    );
    const { text } = await ben.get('/my-training');
    expect(text).toContain('The first 90 days are over. You can still sign; nothing depends on it.');
    expect((await ben.send('/my-training', own, { item: 'tour' })).status).toBe(303);
  });

  it('keeps what was signed after its line is gone from the file', async () => {
    courses.edit('paths/everyone.yaml', '  - { id: tour, text: A walk through the house. }\n', '');
    const ben = await Browser.as(at, 'ben');
    expect(words((await ben.get('/my-record')).text)).toMatch(
      /Something that is no longer on the list \(tour\) You signed on/,
    );
  });

  it('is chained and logged like everything else', async () => {
    expect((await findDifferences(at.app)).filter((line) => line.includes('checklist'))).toEqual([]);
    const [log] = await rows<{ detail: string }>(
      at.db,
      `SELECT detail AS "detail" FROM audit_events WHERE action = 'checklist.signed' ORDER BY number`,
    );
    expect(JSON.parse(log!.detail)).toEqual({ as: 'person' });
    await expect(at.db.query(`UPDATE checklist_signatures SET item_id = 'x'`)).rejects.toThrow();
  });
});
