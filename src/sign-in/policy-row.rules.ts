import type { Role } from '../people/people.types';

/** Who may ask for a route at all: anyone, whoever is signed in, or one role. */
type Who = 'anyone' | 'signed-in' | Role;
/** Whose data a route shows: nobody's in particular, one's own, or that of exactly the people one supervises. */
type Whose = 'nobody' | 'own' | 'my-people';

export interface PolicyRow {
  method: 'GET' | 'POST';
  path: string;
  who: Who;
  whose: Whose;
  /** A secret in the address is the right to post there: a mail program has no form of ours. */
  isInAddress?: true;
}

export const row = (method: 'GET' | 'POST', path: string, who: Who, whose: Whose = 'nobody'): PolicyRow => ({
  method,
  path,
  who,
  whose,
});

/** A post that the secret in its address allows. */
export const rowByAddress = (path: string): PolicyRow => ({ ...row('POST', path, 'anyone'), isInAddress: true });
