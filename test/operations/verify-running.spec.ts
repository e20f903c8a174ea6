import { DataSource } from 'typeorm';
import { rows } from '../../src/database/query';
import { atOneInstant } from '../../src/operations/snapshot';
import { findDifferences } from '../../src/operations/verify';
import type { Services } from '../../src/operations/verify-derived';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { answer, begin, handIn, rightAnswers } from '../support/quiz';

jest.setTimeout(60_000);
let at: TestApp;
beforeAll(async () => {
  at = await startApp();
});
afterAll(() => at.close());

const countOf = async (table: string, db: Parameters<typeof rows>[0] = at.db): Promise<number> =>
  Number((await rows<{ n: number }>(db, `SELECT COUNT(*) AS "n" FROM ${table}`))[0]!.n);

it('reads as at one instant, and keeps nobody from writing', async () => {
  const before = await countOf('audit_events');
  await atOneInstant(at.db, async (reader) => {
    expect(await countOf('audit_events', reader)).toBe(before);
    await Browser.as(at, 'sol');
    expect(await countOf('audit_events')).toBeGreaterThan(before);
    expect(await countOf('audit_events', reader)).toBe(before);
    await expect(rows(reader, 'DELETE FROM sessions')).rejects.toThrow(/read-?only/);
  });
});

/** The application over a database that answers slowly wherever it is not asked inside one transaction, so that others come between. */
function slow(): Services {
  const query = async (...asked: Parameters<DataSource['query']>): Promise<unknown> => {
    await new Promise((done) => setTimeout(done, 2));
    return at.db.query(...asked);
  };
  const db = Object.assign(Object.create(at.db) as DataSource, { query });
  return { get: (type) => ((type as unknown) === DataSource ? (db as never) : at.app.get(type)) };
}

it('finds no difference while people answer, hand in and sign in', async () => {
  let isOver = false;
  const meanwhile = async (name: string): Promise<void> => {
    while (!isOver) {
      const browser = await Browser.as(at, name);
      const attempt = await begin(browser);
      for (const [i, texts] of rightAnswers.entries()) await answer(browser, attempt, i + 1, texts);
      await handIn(browser, attempt);
    }
  };
  const before = await countOf('answers');
  const busy = Promise.all(['amara', 'ben', 'grace'].map(meanwhile));
  const found: string[] = [];
  for (const until = Date.now() + 6_000; Date.now() < until;) {
    found.push(...(await findDifferences(slow())));
    await new Promise((done) => setTimeout(done, 20));
  }
  isOver = true;
  await busy;
  expect(found).toEqual([]);
  expect(await countOf('answers')).toBeGreaterThan(before + 3);
});
