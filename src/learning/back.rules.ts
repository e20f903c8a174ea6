const ownPage = /^\/(attempts\/[0-9a-f-]{36}\/questions\/\d{1,3}|runs\/[0-9a-f-]{36})$/;

/** The page that somebody was in the middle of, where an address names one; nowhere else is led to. */
export const backFrom = (given: unknown): string | null =>
  typeof given === 'string' && ownPage.test(given) ? given : null;

/** The words for going back there, as a message key. */
export function backKey(href: string): string {
  if (href.startsWith('/attempts/')) return 'asking.backToQuestion';
  return /^\/runs\/|\/scenarios\//.test(href) ? 'asking.backToScenario' : 'asking.backToLesson';
}
