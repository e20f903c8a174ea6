import { rows } from '../../src/database/query';
import type { TestApp } from './app';
import type { Browser } from './browser';

export const circle = '/modules/peer-circle';
export const studio = '/studio/peer-circle/sessions';

/** A trainer sets a date; the time is UTC, as the tests' site is. @returns its address in the studio. */
export async function setDate(tess: Browser, at: TestApp, session: string, starts: Date, team = ''): Promise<string> {
  const [on, time] = [starts.toISOString().slice(0, 10), starts.toISOString().slice(11, 16)];
  const set = await tess.send(studio, `${studio}/dates`, { session, on, at: time, place: 'Room 4', team });
  if (set.status !== 303) throw new Error(`The date was not set: ${set.status}.`);
  const [date] = await rows<{ id: string }>(
    at.db,
    'SELECT id AS "id" FROM session_dates WHERE session_id = ? ORDER BY set_at DESC, id DESC',
    [session],
  );
  return `${studio}/dates/${date!.id}`;
}

export const codeOn = async (tess: Browser, date: string): Promise<string> =>
  /<p class="wall">([^<]+)</.exec((await tess.get(`${date}/code`)).text)?.[1] ?? '';

/** Types the code on the module's page. */
export const typeCode = (browser: Browser, session: string, code: string) =>
  browser.send(circle, `${circle}/sessions/${session}/attendances`, { code });
