import type { Role } from '../people/people.types';
import { administrationPolicy } from './policy/administration.rules';
import { authoringPolicy } from './policy/authoring.rules';
import { learningPolicy } from './policy/learning.rules';
import { openPolicy } from './policy/open.rules';
import { supervisionPolicy } from './policy/supervision.rules';
import type { PolicyRow } from './policy-row.rules';

/** The whole of access control, read by the guard and by the tests. A route without a row is refused, and fails the build. */
export const policy: readonly PolicyRow[] = [
  ...openPolicy,
  ...learningPolicy,
  ...supervisionPolicy,
  ...authoringPolicy,
  ...administrationPolicy,
];

const table = new Map(policy.map((entry) => [`${entry.method} ${entry.path}`, entry]));

/** @param path the route's pattern, not the address asked for. HEAD is read as GET. */
export function policyFor(method: string, path: string): PolicyRow | undefined {
  return table.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);
}

type Verdict = 'enter' | 'sign-in' | 'not-found';

/** Outsiders are told that there is nothing here; the signed-out are asked who they are. */
export function verdict(entry: PolicyRow | undefined, roles: ReadonlySet<Role> | null): Verdict {
  if (!entry) return 'not-found';
  if (entry.who === 'anyone') return 'enter';
  if (roles === null) return 'sign-in';
  return entry.who === 'signed-in' || roles.has(entry.who) ? 'enter' : 'not-found';
}
