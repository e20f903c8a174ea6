export const windowMinutes = 15;
const mostForAccount = 10;
const mostForAddress = 50;

/** Failures of the last quarter of an hour, counted whether or not the account exists, so that the answer tells nobody. */
export function mustWait(failures: { account: number; address: number }): boolean {
  return failures.account >= mostForAccount || failures.address >= mostForAddress;
}
