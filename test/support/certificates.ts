import { rows } from '../../src/database/query';
import type { TestApp } from './app';
import { type Browser, hiddenFields } from './browser';
import { rightAnswers, tryCheck } from './quiz';

/** Finishes the tests' module. */
export async function finish(browser: Browser): Promise<void> {
  for (const lesson of ['three-parts', 'practise'])
    await browser.send(`/modules/kind-no/lessons/${lesson}`, `/modules/kind-no/lessons/${lesson}/completion`);
  await tryCheck(browser, rightAnswers);
}

/** Presses "Make my certificate" on My record, or on a module's page. @returns the addresses of one's own page and of the public one. */
export async function certify(browser: Browser, from = '/my-record'): Promise<{ own: string; open: string }> {
  const { location } = await browser.send(from, '/my-record/certificates');
  return { own: location, open: await openAddress(browser, location) };
}

export const openAddress = async (browser: Browser, own: string): Promise<string> =>
  /href="(\/certificates\/[^"]+)"/.exec((await browser.get(own)).text)![1]!;

/** Everything hidden in the form that makes a certificate. */
export const makeFields = async (browser: Browser) =>
  hiddenFields((await browser.get('/my-record')).text, '/my-record/certificates');

/** What the erasure routine does to a print. */
export const erasePrint = (at: TestApp, id: string) =>
  rows(at.db, 'UPDATE certificate_prints SET text = NULL, signature = NULL WHERE id = ?', [id]);
