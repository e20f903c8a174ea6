export const windowMinutes = 15;

/** Wrong passwords, links asked for (each mail goes to somebody, so fewer of those), codes of the group list, of live sessions (typed by a roomful behind one address), recovery codes of a journal, or answers to a panel. Codes of certificates that there are not belong to no account. */
export type Tried =
  'sign-in' | 'password-reset' | 'group-code' | 'session-code' | 'journal-code' | 'certificate' | 'panel-answer';
const most: Record<Tried, { account: number; address: number }> = {
  'sign-in': { account: 10, address: 50 },
  'password-reset': { account: 3, address: 20 },
  'group-code': { account: 10, address: 50 },
  'session-code': { account: 10, address: 500 },
  'journal-code': { account: 5, address: 20 },
  certificate: { account: Infinity, address: 50 },
  'panel-answer': { account: 20, address: 100 },
};

/** Tries of the last quarter of an hour, counted whether or not the account exists, so that the answer tells nobody. */
export function mustWait(counted: { account: number; address: number }, tried: Tried = 'sign-in'): boolean {
  return counted.account >= most[tried].account || counted.address >= most[tried].address;
}
