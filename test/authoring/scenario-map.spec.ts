import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { beginRun, canariesIn, choose, goBack } from '../support/scenario';
import { writeScenarioModule } from '../support/scenario-course';
import { coursesWithSlots } from '../support/slots';
import { rowCounts } from '../support/tables';

const courses = coursesWithSlots();
let at: TestApp;
let tess: Browser;
beforeAll(async () => {
  writeScenarioModule(courses);
  at = await startApp({ COURSES_DIR: courses.dir });
  tess = await Browser.as(at, 'tess');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const map = '/studio/walk/scenarios/bridge';
const preview = '/studio/walk/preview/scenarios/bridge';
const few = 'Taken by fewer than 5 people';
/** What the map says of the choices of a turn. */
const counted = (html: string, turn: string) =>
  [
    ...html
      .split(`id="${turn}"`)[1]!
      .split('</section>')[0]!
      .matchAll(/Taken [^<]*/g),
  ].map(([words]) => words);

describe('the map of a scenario', () => {
  it('is found from the module, with every turn, its choices, and where they lead', async () => {
    expect((await tess.get('/studio/walk')).text).toContain(`href="${map}"`);
    const { text } = await tess.get(map);
    expect(text).toContain('3 turns and 2 endings.');
    for (const turn of ['meet', 'look-back', 'sit', 'together', 'apart'])
      expect(text).toContain(`<a href="#${turn}">${turn}</a>`);
    expect(canariesIn(text)).toHaveLength(7);
    expect(text).toContain('Only where “When a person talks of suicide” is “tell if criteria”');
  });

  it('counts a choice only once five people have taken it, and nobody is named', async () => {
    for (const [i, name] of ['amara', 'ines', 'quinn', 'liam', 'grace'].entries()) {
      const somebody = await Browser.as(at, name);
      const run = await beginRun(somebody);
      await choose(somebody, run, 2);
      if (i === 0) for (const back of [1, 2]) await tryAgain(somebody, run, back);
      const second = counted((await tess.get(map)).text, 'meet')[1];
      expect(second).toBe(i < 4 ? few : 'Taken 5 times');
    }
    await beginAgain(at);
    const { text } = await tess.get(map);
    expect(counted(text, 'meet')).toEqual([few, 'Taken 6 times', few]);
    expect(counted(text, 'sit')).toEqual([few, few]);
    for (const { name } of await rows<{ name: string }>(at.db, 'SELECT name FROM people'))
      if (name !== 'Tess Lindqvist') expect(text).not.toContain(name);
  });
});

/** Ines goes through it to an ending, and a second time. */
async function beginAgain(place: TestApp): Promise<void> {
  const ines = await Browser.as(place, 'ines');
  await choose(ines, await beginRun(ines), 1);
  await choose(ines, await beginRun(ines), 2);
}

async function tryAgain(somebody: Browser, run: string, choice: number): Promise<void> {
  await goBack(somebody, run, 0);
  await choose(somebody, run, choice);
}

describe('a preview', () => {
  it('goes through the scenario with every step in the address, and leaves no row', async () => {
    const before = await rowCounts(at.db);
    expect((await tess.get('/studio/walk/preview')).text).toContain(`href="${preview}"`);
    expect((await tess.get(preview)).text).toContain(`action="${preview}/run"`);
    const first = await tess.get(`${preview}/run`);
    expect(canariesIn(first.text)).toEqual([]);
    expect(first.text).not.toContain('method="post" action="/studio');
    const next = await tess.get(`${preview}/choices?choice=1`);
    expect(next.location).toBe(`${preview}/run?step=c1`);
    expect(canariesIn((await tess.get(next.location)).text)).toEqual(['CANARY-meet-1-YRANAC']);
    const ended = await tess.get(`${preview}/run?step=c1&step=c2&step=r0&step=c2&step=c1`);
    expect(ended.text).toContain('Lee was heard');
    expect(ended.text).toContain('The way you took first');
    expect(ended.text).toContain('Preview: nothing is saved');
    expect(await rowCounts(at.db)).toEqual(before);
  });

  it('shows how well each choice works to a trainer who asks for the key', async () => {
    const { text } = await tess.get(`${preview}/run?key=1`);
    expect(canariesIn(text)).toEqual(['CANARY-meet-1-YRANAC', 'CANARY-meet-2-YRANAC', 'CANARY-meet-3-YRANAC']);
    expect((await tess.get(`${preview}/choices?key=1&choice=2`)).location).toBe(`${preview}/run?key=1&step=c2`);
  });

  it('asks for a choice where none was made, and leaves out steps that are not there', async () => {
    const none = await tess.get(`${preview}/choices?step=c1`);
    expect((await tess.get(none.location)).text).toContain('Choose what you do, then go on.');
    const odd = await tess.get(`${preview}/run?step=c9&step=r4&step=zz`);
    expect(odd.text).toContain('<h2>Turn 1</h2>');
  });

  it('shows the folder as it stands, also a scenario that has an error', async () => {
    courses.edit('walk/scenarios/bridge.md', '-> sit', '-> nowhere');
    const { text } = await tess.get(`${preview}/run`);
    expect(text).toContain('<h2>Turn 1</h2>');
    expect(text).toContain('SCN-TARGET');
    courses.edit('walk/scenarios/bridge.md', '-> nowhere', '-> sit');
  });
});
