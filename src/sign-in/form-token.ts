import { createHmac, timingSafeEqual } from 'node:crypto';

/** The hidden `_csrf` of every form: bound to the browser's own cookie, so another site cannot know it. */
export function formToken(key: string, cookie: string): string {
  return createHmac('sha256', key).update(`form ${cookie}`).digest('base64url');
}

export function isFormToken(key: string, cookie: string, given: unknown): boolean {
  const wanted = Buffer.from(formToken(key, cookie));
  const got = Buffer.from(typeof given === 'string' ? given : '');
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}
