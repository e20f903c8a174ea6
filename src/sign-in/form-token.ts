import { createHmac, timingSafeEqual } from 'node:crypto';

const digest = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64url');

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * The hidden `_csrf` of every form: bound to the browser's own cookie, so another site cannot know it. It also says whose form it is, because
 * that must be known when the session is gone.
 */
export function formToken(key: string, cookie: string, personId = ''): string {
  const token = digest(key, `form ${cookie}`);
  return personId ? `${token}.${personId}.${digest(key, `owner ${personId}`)}` : token;
}

export function isFormToken(key: string, cookie: string, given: unknown): boolean {
  return isSame(partsOf(given)[0], digest(key, `form ${cookie}`));
}

/** @returns the id of the person for whom the form was made, or null. */
export function ownerOfForm(key: string, given: unknown): string | null {
  const [, personId, proof] = partsOf(given);
  return personId && isSame(proof, digest(key, `owner ${personId}`)) ? personId : null;
}

/** What a browser may keep to know one person's things from another's; it tells nobody who that is. */
export const browserMark = (key: string, personId: string): string => digest(key, `browser ${personId}`).slice(0, 16);

function partsOf(given: unknown): [string, string, string] {
  const [token = '', personId = '', proof = ''] = typeof given === 'string' ? given.split('.') : [];
  return [token, personId, proof];
}
