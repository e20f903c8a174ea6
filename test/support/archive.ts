import { unzipSync } from 'fflate';
import type { Browser } from './browser';

/** Everything that somebody's export holds, by the name of the file. */
export async function exported(browser: Browser): Promise<Record<string, string>> {
  const { status, body } = await browser.download('/my-record', '/my-record/exports');
  if (status > 299) throw new Error(`The export answered ${status}.`);
  return Object.fromEntries(
    Object.entries(unzipSync(body)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  );
}
