/** Fewer could be told apart, and one voice is no panel. */
export const fewestOnPanel = 3;
/** How long a link takes answers. */
const daysToAnswer = 30;

export const panelLinkEnds = (from: Date): Date => new Date(from.getTime() + daysToAnswer * 86_400_000);

/** Where the facts of an attempt name the panel that was published for a question when it began. No slot is called so. */
export const panelFact = (questionId: string): string => `panel:${questionId}`;

/** One answer as it is shown: `name` only where that person said so. */
export interface PanelVoice {
  choice: string;
  reason: string;
  name: string | null;
}

interface Place {
  endsAt: string;
  isClosed: boolean;
  isPublished: boolean;
  isReplaced: boolean;
}

/** Why an invited person cannot answer now; null where they can. */
export function whyNoAnswer({ endsAt, isClosed, isPublished, isReplaced }: Place, now: Date): NoAnswer | null {
  if (isPublished) return 'published';
  if (isReplaced) return 'replaced';
  return isClosed || endsAt <= now.toISOString() ? 'ended' : null;
}
export type NoAnswer = 'published' | 'replaced' | 'ended';

interface Step {
  id: string;
  text: string;
}

/** How a panel split, step by step of the scale, with the learner's own step. */
export const splitOf = (scale: readonly Step[], voices: readonly PanelVoice[], own: string | null) =>
  scale.map((step) => ({
    ...step,
    count: voices.filter(({ choice }) => choice === step.id).length,
    isOwn: step.id === own,
  }));

/** What a trainer types in the place of an account. */
export const inviteeOf = (given: { personId: string | null; name: string | null }): string =>
  given.personId ?? `name ${(given.name ?? '').toLowerCase().replace(/\s+/g, ' ').trim()}`;
