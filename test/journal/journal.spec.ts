import { createHash } from 'node:crypto';
import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { boxAt, codeIn, coursesToReflectOn, keep, keepEntry, lesson } from '../support/journal';

const courses = coursesToReflectOn();
let at: TestApp;
let amara: Browser;
let ben: Browser;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  [amara, ben] = [await Browser.as(at, 'amara'), await Browser.as(at, 'ben')];
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

it('shows an empty journal that says who reads it and what the host could do', async () => {
  const { text } = await amara.get('/journal');
  for (const words of ['Nothing yet, and that is fine', 'Only you can read your journal', 'database and its key file'])
    expect(text).toContain(words);
});

it('keeps a first entry, and shows the recovery code this once', async () => {
  const page = await amara.get('/journal');
  const fields = { ...hiddenFields(page.text, '/journal/entries'), text: 'I can say no.\n\nAnd stay kind.  ' };
  const kept = await amara.post('/journal/entries', fields);
  expect([kept.status, codeIn(kept.text)]).toEqual([200, expect.stringMatching(/-/)]);
  expect(kept.text).toContain('Your entry is kept.');
  const again = await amara.post('/journal/entries', fields);
  expect([again.status, codeIn(again.text)]).toEqual([303, null]);
  const entry = await amara.get(again.location);
  expect(entry.text).toContain('<p class="said">I can say no.\n\nAnd stay kind.</p>');
  expect((await amara.get('/journal')).text).toContain('I can say no. And stay kind.');
  expect(await rows(at.db, 'SELECT id FROM journal_entries')).toHaveLength(1);
  expect((await keep(amara, 'A second one.')).status).toBe(303);
});

it('gives another text under the same key back, with a fresh key', async () => {
  const page = await amara.get('/journal');
  const fields = hiddenFields(page.text, '/journal/entries');
  await amara.post('/journal/entries', { ...fields, text: 'First words.' });
  const other = await amara.post('/journal/entries', { ...fields, text: 'Other words.' });
  expect(other.status).toBe(422);
  expect(other.text).toContain('>Other words.</textarea>');
  expect(hiddenFields(other.text, '/journal/entries')._key).not.toBe(fields._key);
});

it.each(['', ' \n ', 'x'.repeat(20_001)])('refuses what cannot be kept, and keeps what was typed', async (text) => {
  for (const block of [undefined, 'kind-line']) {
    const refused = await keep(amara, text, block);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`>${text.trimEnd()}</textarea>`);
    expect(refused.text).toMatch(/Write something first|longer than one entry/);
  }
});

it('keeps what was written for a box that is gone by now', async () => {
  const page = await amara.get(boxAt('kind-line'));
  const fields = { ...hiddenFields(page.text, '/journal/entries'), block: 'gone', text: 'Still here.' };
  const kept = await amara.post('/journal/entries', fields);
  expect((await amara.get(kept.location)).text).toContain('Still here.');
});

it('is nobody else’s: an entry of somebody else is not there', async () => {
  const { entry } = await keepEntry(amara, 'For me alone.');
  for (const browser of [ben, await Browser.as(at, 'sol'), await Browser.as(at, 'ada')]) {
    expect((await browser.get(entry)).status).toBe(404);
    const own = hiddenFields((await browser.get('/journal')).text, '/journal/entries');
    for (const path of ['text', 'deletion', 'shares'])
      expect([path, (await browser.post(`${entry}/${path}`, { ...own, text: 'x', seen: '1' })).status]).toEqual([
        path,
        404,
      ]);
  }
});

it('is changed by its author, and a change in another window is shown before anything is lost', async () => {
  const { entry } = await keepEntry(amara, 'As it was.');
  const first = hiddenFields((await amara.get(entry)).text, `${entry}/text`);
  expect((await amara.post(`${entry}/text`, { ...first, text: 'As it is.' })).location).toBe(`${entry}?done=changed`);
  const second = hiddenFields((await amara.get(entry)).text, `${entry}/text`);
  const stale = await amara.post(`${entry}/text`, { ...second, seen: first.seen!, text: 'From elsewhere.' });
  expect(stale.status).toBe(422);
  expect(stale.text).toContain('<p class="said">As it is.</p>');
  expect(stale.text).toContain('>From elsewhere.</textarea>');
  const mine = hiddenFields(stale.text, `${entry}/text`);
  await amara.post(`${entry}/text`, { ...mine, text: 'From elsewhere.' });
  expect((await amara.get(entry)).text).toContain('<p class="said">From elsewhere.</p>');
});

it('is deleted for good by its author, and what was typed elsewhere meanwhile is not lost', async () => {
  const { entry } = await keepEntry(amara, 'Soon gone.');
  const open = hiddenFields((await amara.get(entry)).text, `${entry}/text`);
  expect((await amara.send(entry, `${entry}/deletion`)).location).toBe('/journal?done=deleted');
  const page = await amara.get(entry);
  expect(page.text).toContain('You deleted the words.');
  expect(page.text).not.toContain('Soon gone.');
  const id = entry.split('/').pop()!;
  expect(await rows(at.db, 'SELECT ciphertext FROM journal_texts WHERE entry_id = ?', [id])).toEqual([
    { ciphertext: '' },
  ]);
  expect(await rows(at.db, 'SELECT id FROM journal_entries WHERE id = ?', [id])).toEqual([{ id }]);
  const late = await amara.post(`${entry}/text`, { ...open, text: 'Typed meanwhile.' });
  expect([late.status, late.text.includes('>Typed meanwhile.</textarea>')]).toEqual([422, true]);
  const kept = await amara.post('/journal/entries', {
    ...hiddenFields(late.text, '/journal/entries'),
    text: 'Typed meanwhile.',
  });
  expect((await amara.get(kept.location)).text).toContain('Typed meanwhile.');
});

it('leads from a box to the journal and back, and says what was written or done on paper', async () => {
  const before = (await ben.get(lesson)).text;
  expect(before.match(/Write in my journal/g)).toHaveLength(2);
  const form = await ben.get(boxAt('kind-line'));
  expect(form.text).toContain('When did somebody keep a line with you, kindly?');
  expect(form.text).toContain('If today is a hard day, help is here.');
  expect(codeIn((await keep(ben, 'With me it was Wednesday.', 'kind-line')).text)).not.toBeNull();
  const after = await ben.get(lesson);
  expect(after.text).toContain('You wrote about this on');
  expect((await ben.send(lesson, '/journal/paper-notes')).location).toBe(`${lesson}#good-end`);
  expect((await ben.get(lesson)).text).toContain('You used paper on');
  expect((await ben.get('/journal')).text).toMatch(/A good end[^]*On paper\.[^]*A kind line/);
  for (const wrong of ['/journal/new?module=nothing', boxAt('start'), boxAt('<b>')])
    expect((await ben.get(wrong)).status).toBe(404);
});

it('pages through many entries, the newest first', async () => {
  const chloe = await Browser.as(at, 'chloe');
  for (let n = 1; n <= 21; n++) await keep(chloe, `Entry number ${n}.`);
  const first = (await chloe.get('/journal')).text;
  expect(first.indexOf('Entry number 21.')).toBeLessThan(first.indexOf('Entry number 2.'));
  expect(first).not.toContain('Entry number 1.');
  const earlier = `/journal?before=${/before&#x3D;(\d+)"/.exec(first)![1]!}`;
  expect((await chloe.get(earlier)).text).toContain('Entry number 1.');
});

it('leaves no hash of the words that a guess could be tried on', async () => {
  const text = 'Guess me.';
  await keep(amara, text);
  const kept = await rows<{ bodyHash: string }>(at.db, 'SELECT body_hash AS "bodyHash" FROM idempotency_keys');
  const guesses = [text, JSON.stringify(text), JSON.stringify(['journal', '', '', '', text]), JSON.stringify({ text })];
  const hashes = new Set(guesses.map((guess) => createHash('sha256').update(guess).digest('hex')));
  expect(kept.filter(({ bodyHash }) => hashes.has(bodyHash))).toEqual([]);
});
