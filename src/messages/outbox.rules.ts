const pauseMinutes = [1, 5, 15, 60, 240, 720] as const;
const minute = 60_000;

/** Longer than any try can take: if whoever claimed a message dies, another may take it up after this. */
export const leaseMs = 10 * minute;

/** @param tries how many have failed. @returns when to try again, or null when it is time to give up. */
export function nextTry(tries: number, now: Date): Date | null {
  const pause = pauseMinutes[tries - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * minute);
}

interface Refusal {
  code?: unknown;
  responseCode?: unknown;
}

/** The mail server's number or the network's word for it, and nothing else that was said. */
export function errorCode(error: unknown): string {
  const { responseCode, code } = (error ?? {}) as Refusal;
  const named = typeof responseCode === 'number' ? String(responseCode) : typeof code === 'string' ? code : '';
  return /^[A-Z0-9_]{1,40}$/.test(named) ? named : 'unknown';
}

/** The server will never take mail for this address; a refused sign-in or a full disk may be mended meanwhile. */
export function isForGood(error: unknown): boolean {
  const { responseCode, code } = (error ?? {}) as Refusal;
  return code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 500;
}
