/** Where to go after signing in: a page of ours and nothing else. */
export const returnTo = (next: unknown): string => {
  const page = ownPage(next);
  return page.startsWith('/sign-') ? '/' : page;
};

/** A page of ours, whatever was asked for. */
export function ownPage(path: unknown): string {
  if (typeof path !== 'string' || path.length > 500 || !/^\/[A-Za-z0-9]/.test(path)) return '/';
  return /[\\\s\u0000-\u001f]/.test(path) ? '/' : path;
}
