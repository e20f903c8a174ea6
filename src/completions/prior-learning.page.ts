/** The words of a claim as they are kept: what, then where and when, and a link if there is one. */
export const claimText = (said: { what: string; where: string; when: string; link: string | null }): string =>
  [said.what, `${said.where}, ${said.when}`, ...(said.link ? [said.link] : [])].join('\n');

/** The lines of what somebody wrote; a line that is nothing but a link can be followed. */
export const claimLines = (words: string) =>
  words
    .split('\n')
    .filter(Boolean)
    .map((text) => ({ text, href: /^https?:\/\/\S+$/.test(text) ? text : null }));
