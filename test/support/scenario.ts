import type { Browser } from './browser';

export const bridgePage = '/modules/walk/scenarios/bridge';

/** Begins the scenario, or goes on with it. @returns the run's address. */
export async function beginRun(browser: Browser, at = bridgePage): Promise<string> {
  return (await browser.send(at, `${at}/runs`)).location;
}
export const choose = (browser: Browser, run: string, choice: number) =>
  browser.send(run, `${run}/choices`, { choice: String(choice) });
export const goBack = (browser: Browser, run: string, place: number) =>
  browser.send(run, `${run}/returns`, { place: String(place) });

export const canariesIn = (html: string): string[] => [...new Set(html.match(/CANARY-.*?-YRANAC/g) ?? [])].sort();
