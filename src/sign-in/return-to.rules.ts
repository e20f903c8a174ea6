/** Where to go after signing in: a page of ours and nothing else. */
export function returnTo(next: unknown): string {
  if (typeof next !== 'string' || next.length > 500 || !/^\/[A-Za-z0-9]/.test(next)) return '/';
  if (/[\\\s\u0000-\u001f]/.test(next) || next.startsWith('/sign-')) return '/';
  return next;
}
