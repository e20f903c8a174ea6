import { Ledger } from '../../src/database/ledger';
import { rows } from '../../src/database/query';
import { transact } from '../../src/database/transact';
import { EnrolmentWithdrawal } from '../../src/enrolments/enrolment-withdrawal.entity';
import { newId } from '../../src/shared/ids';
import { findDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { beginRun, bridgePage, canariesIn, choose, goBack } from '../support/scenario';
import { choiceCanary, writeScenarioModule } from '../support/scenario-course';
import { coursesWithSlots, fillSlot } from '../support/slots';

const courses = coursesWithSlots();
let at: TestApp;
let amara: Browser;
beforeAll(async () => {
  writeScenarioModule(courses);
  at = await startApp({ COURSES_DIR: courses.dir });
  amara = await Browser.as(at, 'amara');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const stepsOf = async (run: string) =>
  rows<{ kind: string }>(at.db, 'SELECT kind FROM scenario_steps WHERE run_id = ? ORDER BY step_no', [
    run.replace('/runs/', ''),
  ]);
const heading = (html: string) => /<h2>(Turn \d+|What came of it)<\/h2>/.exec(html)?.[1];
const optionsIn = (html: string) => [...html.matchAll(/id="c-(\d+)"/g)].map(([, no]) => Number(no));

describe('a scenario', () => {
  let run: string;

  it('stands among the parts of its module, after the lesson', async () => {
    expect((await amara.get('/modules/walk')).text).toContain(`href="${bridgePage}"`);
    const done = await amara.send('/modules/walk/lessons/one', '/modules/walk/lessons/one/completion');
    expect(done.location).toBe(bridgePage);
    const { text } = await amara.get(bridgePage);
    expect(text).toContain('It is about being alone.');
    expect(text).toContain('about 6 minutes');
  });

  it('shows a turn and its choices, with local facts, and nothing of what they lead to', async () => {
    run = await beginRun(amara);
    const { text } = await amara.get(run);
    expect(text).toContain('Our money rule: We never lend or borrow.');
    expect(text).toContain('<p class="say">“Have you a minute?”</p>');
    expect(text).toContain('<strong>sit down</strong>');
    expect(canariesIn(text)).toEqual([]);
    expect(text).not.toMatch(/Cost some trust|Worked well|Not safe|at a cost/);
    expect(text).not.toMatch(/together|apart|look-back/);
  });

  it('asks for a choice, in a sentence, where none was made', async () => {
    const answer = await amara.send(run, `${run}/choices`);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Choose what you do, then go on.');
    expect(await stepsOf(run)).toEqual([]);
  });

  it('then shows what was chosen, how well it works in words, and what it led to', async () => {
    expect((await choose(amara, run, 1)).location).toBe(run);
    const { text } = await amara.get(run);
    expect(heading(text)).toBe('Turn 2');
    expect(text).toContain('What your choice led to: it cost some trust');
    expect(canariesIn(text)).toEqual([choiceCanary('meet', 1)]);
  });

  it('is taken up where it was left, by the same address and by its page', async () => {
    const elsewhere = await Browser.as(at, 'amara');
    expect(await beginRun(elsewhere)).toBe(run);
    expect(heading((await elsewhere.get(run)).text)).toBe('Turn 2');
  });

  it('comes to an ending, which completes the module in the same moment', async () => {
    await choose(amara, run, 2);
    const { text } = await amara.get(run);
    expect(heading(text)).toBe('What came of it');
    expect(text).toContain('You are home before dark');
    expect(text).toContain('You have finished A walk.');
    expect(canariesIn(text)).toEqual([choiceCanary('look-back', 2), choiceCanary('meet', 1)]);
    expect((await amara.get('/my-record')).text).toContain('A walk');
  });

  it('can be stepped back in, and keeps the way that was taken first', async () => {
    expect((await goBack(amara, run, 0)).location).toBe(run);
    const back = (await amara.get(run)).text;
    expect(heading(back)).toBe('Turn 1');
    expect(back).toContain('The way you took first');
    await choose(amara, run, 2);
    await choose(amara, run, 1);
    const { text } = await amara.get(run);
    expect(text).toContain('You listened, and Lee was heard.');
    expect(canariesIn(text)).toEqual(
      [choiceCanary('look-back', 2), choiceCanary('meet', 1), choiceCanary('meet', 2), choiceCanary('sit', 1)].sort(),
    );
    const first = text.slice(text.indexOf('The way you took first'));
    expect(canariesIn(first)).toEqual([choiceCanary('look-back', 2), choiceCanary('meet', 1)]);
    expect((await stepsOf(run)).map(({ kind }) => kind)).toEqual(['choice', 'choice', 'return', 'choice', 'choice']);
  });

  it('is done again as a time of its own', async () => {
    const again = (await amara.send(run, `${bridgePage}/runs`)).location;
    expect(again).not.toBe(run);
    const { text } = await amara.get(bridgePage);
    expect(text).toContain('came to an ending');
    expect(text).toContain('left at turn 1');
    expect(await findDifferences(at.app)).toEqual([]);
  });

  it('leaves no trace of what was not chosen on any page that links lead to', async () => {
    const seen = new Set<string>();
    const queue = ['/my-training', '/modules/walk', bridgePage, run, '/my-record'];
    let all = '';
    for (let path = queue.shift(); path; path = queue.shift()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const page = await amara.get(path);
      all += page.text;
      for (const [, href] of page.text.matchAll(/href="(\/(?!assets)[^"#]*)/g)) queue.push(href!);
    }
    expect(seen.size).toBeGreaterThan(10);
    expect(canariesIn(all)).toEqual(
      [choiceCanary('look-back', 2), choiceCanary('meet', 1), choiceCanary('meet', 2), choiceCanary('sit', 1)].sort(),
    );
  });
});

describe('two devices at once', () => {
  it('keep one of two choices, and show the other where it stands, with what was not kept', async () => {
    const ines = await Browser.as(at, 'ines');
    const run = await beginRun(ines);
    const pages = [await ines.get(run), await ines.get(run)].map((page) => hiddenFields(page.text, `${run}/choices`));
    const answers = await Promise.all(
      pages.map((fields, i) => ines.post(`${run}/choices`, { ...fields, choice: String(i + 1) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const lost = answers.find(({ status }) => status === 409)!;
    expect(lost.text).toContain('was not kept: ');
    expect(lost.text).toMatch(/was not kept: (Walk on\.|Stop and ask)/);
    expect(heading(lost.text)).toBe('Turn 2');
    expect(await stepsOf(run)).toHaveLength(1);
  });

  it('agree where both made the same choice', async () => {
    const quinn = await Browser.as(at, 'quinn');
    const run = await beginRun(quinn);
    const pages = [await quinn.get(run), await quinn.get(run)].map((page) => hiddenFields(page.text, `${run}/choices`));
    const answers = await Promise.all(pages.map((fields) => quinn.post(`${run}/choices`, { ...fields, choice: '2' })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await stepsOf(run)).toHaveLength(1);
  });

  it('say so when a step back came too late', async () => {
    const liam = await Browser.as(at, 'liam');
    const run = await beginRun(liam);
    await choose(liam, run, 1);
    const old = hiddenFields((await liam.get(run)).text, `${run}/returns`);
    await choose(liam, run, 1);
    const late = await liam.post(`${run}/returns`, old);
    expect(late.status).toBe(409);
    expect(late.text).toContain('you did not step back');
    expect(heading(late.text)).toBe('Turn 3');
  });

  it('keep a form that is sent twice once, and tell another choice under the same key', async () => {
    const grace = await Browser.as(at, 'grace');
    const run = await beginRun(grace);
    const fields = { ...hiddenFields((await grace.get(run)).text, `${run}/choices`), choice: '1' };
    expect((await grace.post(`${run}/choices`, fields)).status).toBe(303);
    expect((await grace.post(`${run}/choices`, fields)).status).toBe(303);
    expect((await grace.post(`${run}/choices`, { ...fields, choice: '2' })).status).toBe(409);
    expect(await stepsOf(run)).toHaveLength(1);
  });
});

describe('a choice that hangs on a local slot', () => {
  const fill = (value: string) => fillSlot(at, { key: 'policy.suicideTalk', value, checkedOn: '2026-11-24' });

  it('is offered as the slot stood when the run began, and cannot be made elsewhere', async () => {
    const joel = await Browser.as(at, 'joel');
    const before = await beginRun(joel);
    expect(optionsIn((await joel.get(before)).text)).toEqual([1, 2]);
    expect((await choose(joel, before, 3)).status).toBe(404);
    await new Promise((done) => setTimeout(done, 5));
    await fill('tell-if-criteria');
    expect(optionsIn((await joel.get(before)).text)).toEqual([1, 2]);
    const owen = await Browser.as(at, 'owen');
    const after = await beginRun(owen);
    expect(optionsIn((await owen.get(after)).text)).toEqual([1, 2, 3]);
    expect((await choose(owen, after, 3)).location).toBe(after);
    await fill('always-tell-same-shift');
  });

  it('keeps newcomers out where the slot is not filled in', async () => {
    await fill('');
    const noor = await Browser.as(at, 'noor');
    expect((await noor.get(bridgePage)).status).toBe(409);
    expect((await amara.get(bridgePage)).status).toBe(200);
    await fill('always-tell-same-shift');
  });
});

it('goes on to its end where the module is not asked for any more, and grants nothing', async () => {
  const rosa = await Browser.as(at, 'rosa');
  const run = await beginRun(rosa);
  const [row] = await rows<{ personId: string; enrolmentId: string }>(
    at.db,
    'SELECT person_id AS "personId", enrolment_id AS "enrolmentId" FROM scenario_runs WHERE id = ?',
    [run.replace('/runs/', '')],
  );
  const withdrawal = { id: newId(), ...row!, withdrawnAt: '2026-11-24T10:00:00.000Z' };
  await transact(at.db, (manager) => at.app.get(Ledger).append(manager, EnrolmentWithdrawal, withdrawal));
  for (const choice of [1, 2]) expect((await choose(rosa, run, choice)).location).toBe(run);
  const { text } = await rosa.get(run);
  expect(heading(text)).toBe('What came of it');
  expect(text).not.toContain('You have finished');
});

describe('whose it is', () => {
  it('is nobody else’s: a run of somebody else is not there', async () => {
    const run = await beginRun(amara);
    for (const name of ['ben', 'sol', 'tess', 'ada']) {
      const other = await Browser.as(at, name);
      const token = hiddenFields((await other.get('/my-training')).text, '/sign-out')._csrf!;
      expect((await other.get(run)).status).toBe(404);
      for (const what of ['choices', 'returns'])
        expect((await other.post(`${run}/${what}`, { _csrf: token, seen: '0', choice: '1', place: '0' })).status).toBe(
          404,
        );
    }
  });

  it.each([
    ['choices', { seen: 'x', choice: '1' }],
    ['choices', { seen: '0', choice: '9' }],
    ['choices', { seen: '99', choice: '1' }],
    ['returns', { seen: '0', place: '7' }],
    ['returns', { seen: '0' }],
  ])('says that there is nothing where a form was made by hand: %s %j', async (what, fields) => {
    const run = await beginRun(amara);
    const made = { ...hiddenFields((await amara.get(run)).text, `${run}/choices`), ...fields };
    expect((await amara.post(`${run}/${what}`, made)).status).toBe(404);
  });
});
