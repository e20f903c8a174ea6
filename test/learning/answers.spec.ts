import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { Browser, optionValue } from '../support/browser';
import { answerFields, begin, handIn } from '../support/quiz';

let at: TestApp;
let amara: Browser;
let attempt: string;
beforeAll(async () => {
  at = await startApp();
  amara = await Browser.as(at, 'amara');
});
afterAll(() => at.close());
beforeEach(async () => {
  attempt = await begin(amara);
});
afterEach(() => handIn(amara, attempt));

const first = () => `${attempt}/questions/1`;
const home = 'Take them home';
const together = 'Eat them together';
const notice = 'You gave another answer on another page';

/** One open page of the first question. It sends like the page's script, or by its button. */
async function openPage() {
  const { text } = await amara.get(first());
  const fields = (choice: string, more = {}) => ({ ...answerFields(text, attempt, [choice]), ...more });
  const save = async (choice: string, more = {}) => {
    const kept = await amara.post(`${attempt}/answers`, fields(choice, more), { 'x-requested-with': 'autosave' });
    return JSON.parse(kept.text) as { revision: number; savedAt: string; others: string[][] };
  };
  return { save, press: (choice: string, more = {}) => amara.post(`${attempt}/answers`, fields(choice, more)) };
}

const kept = () =>
  rows<{ chosen: string }>(at.db, 'SELECT chosen AS "chosen" FROM answers WHERE attempt_id = ? ORDER BY revision', [
    attempt.slice('/attempts/'.length),
  ]);

async function standing(): Promise<string[]> {
  const { text } = await amara.get(first());
  return [home, together].filter((option) => text.includes(`value="${optionValue(text, option)}" checked`));
}

describe('two pages that knew the same', () => {
  it('are both kept; the one received later counts, and the other is shown', async () => {
    const [phone, desk] = [await openPage(), await openPage()];
    await phone.save(home);
    expect((await desk.save(together)).others).toHaveLength(1);
    expect(await kept()).toHaveLength(2);
    expect(await standing()).toEqual([together]);
    const { text } = await amara.get(first());
    expect(text.split(notice)[1]).toMatch(new RegExp(`^[^]*?<li>${home}</li>`));
  });

  it('say nothing of each other when they say the same', async () => {
    const [phone, desk] = [await openPage(), await openPage()];
    await phone.save(home);
    await phone.save(together, { sequence: '2' });
    expect((await desk.save(together)).others).toEqual([]);
    expect((await amara.get(first())).text).not.toContain(notice);
  });

  it('lose nothing when they save in the same moment', async () => {
    const [phone, desk] = [await openPage(), await openPage()];
    const saved = await Promise.all([phone.save(home), desk.save(together)]);
    expect(saved.map((one) => one.revision).sort()).toEqual([1, 2]);
    expect(await kept()).toHaveLength(2);
    expect((await amara.get(first())).text).toContain(notice);
  });
});

describe('a page that knew more', () => {
  it('wins over one that is received later, which is told so and is kept', async () => {
    const [phone, desk] = [await openPage(), await openPage()];
    const { revision } = await desk.save(home);
    await desk.save(together, { sequence: '2', base: String(revision) });
    expect((await phone.save(home)).others).toHaveLength(1);
    expect(await standing()).toEqual([together]);
    expect(await kept()).toHaveLength(3);
    expect((await amara.get(first())).text).toContain(notice);
  });

  it('shows no other page once it was seen and changed on purpose', async () => {
    const [phone, desk] = [await openPage(), await openPage()];
    await phone.save(home);
    await desk.save(together);
    expect((await (await openPage()).save(home)).others).toEqual([]);
    expect(await standing()).toEqual([home]);
    expect((await amara.get(first())).text).not.toContain(notice);
  });
});

it('shows both answers to whoever presses the button, before going on', async () => {
  const [phone, desk] = [await openPage(), await openPage()];
  await phone.press(home);
  const pressed = await desk.press(together);
  expect(pressed.location).toBe(first());
  expect((await amara.get(pressed.location)).text).toContain(notice);
  expect((await (await openPage()).press(together)).location).toBe(`${attempt}/questions/2`);
});

it('takes the same save again as one save, with the same reply', async () => {
  const page = await openPage();
  const [one, two] = [await page.save(home), await page.save(home)];
  expect(two).toEqual(one);
  expect(await kept()).toHaveLength(1);
  const three = await Promise.all([1, 2, 3].map(() => page.save(together, { sequence: '2' })));
  expect(new Set(three.map((reply) => reply.revision)).size).toBe(1);
  expect(await kept()).toHaveLength(2);
});

it('ends in the page’s last choice when its saves arrive out of order', async () => {
  const page = await openPage();
  await page.save(together, { sequence: '3' });
  await page.save(home, { sequence: '2' });
  expect(await standing()).toEqual([together]);
  expect(await kept()).toHaveLength(2);
  expect((await amara.get(first())).text).not.toContain(notice);
});

it('believes no page that claims to know what is still to come', async () => {
  const [phone, desk] = [await openPage(), await openPage()];
  await phone.save(home, { base: '999' });
  await desk.save(together);
  expect(await standing()).toEqual([together]);
});

it('keeps nothing that comes after handing in, and leads to the result', async () => {
  const page = await openPage();
  await handIn(amara, attempt);
  expect(await page.save(home)).toEqual({ submitted: true });
  expect((await page.press(home)).location).toBe(`${attempt}/result`);
  expect(await kept()).toEqual([]);
});
