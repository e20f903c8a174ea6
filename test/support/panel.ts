import type { TestApp } from './app';
import { Browser, optionValue } from './browser';

export const panelsAt = (slug: string): string => `/studio/${slug}/panels`;

/** Invites by the form of the trainer's page. @returns the address of the link. */
export async function inviteToPanel(
  trainer: Browser,
  where: { slug: string; quiz: string; question: string },
  who: { person?: string; name?: string },
): Promise<string> {
  const action = `${panelsAt(where.slug)}/${where.quiz}/${where.question}/invitations`;
  const { text } = await trainer.send(panelsAt(where.slug), action, who);
  return /\/panels\/[\w-]{43}/.exec(text)![0];
}

/** Answers with a link, in a browser where nobody is signed in. */
export async function answerPanel(
  at: TestApp,
  link: string,
  { step, reason, named }: { step: string; reason: string; named?: boolean },
) {
  const visitor = new Browser(at);
  const choice = optionValue((await visitor.get(link)).text, step);
  return visitor.send(link, `${link}/answers`, { choice, reason, ...(named ? { named: 'yes' } : {}) });
}
