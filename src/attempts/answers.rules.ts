/** What somebody may say of an answer: never marked, and theirs alone. */
export const surenesses = ['sure', 'unsure'] as const;
export type Sureness = (typeof surenesses)[number];

/** One saved answer, as the rules need it. */
export interface SavedAnswer {
  questionId: string;
  revision: number;
  baseRevision: number;
  pageId: string;
  pageSequence: number;
  chosen: string[];
  sure?: Sureness | null;
  receivedAt: string;
}

/**
 * Which of the answers saved for one question counts: the one based on the newest revision; of one page's own saves the last
 * it sent, in whatever order they arrived; between pages that knew the same, the one received later.
 */
export function standingOf(saved: readonly SavedAnswer[]): SavedAnswer | null {
  const base = Math.max(...saved.map((answer) => answer.baseRevision));
  return lastOfEachPage(saved.filter((one) => one.baseRevision === base)).reduce<SavedAnswer | null>(later, null);
}

type Same = (a: readonly string[], b: readonly string[]) => boolean;

/** Edits of other pages that the standing answer's author had not seen, and that say something else: they are shown, never dropped in silence. */
export function unseenOthers(saved: readonly SavedAnswer[], isSame: Same): SavedAnswer[] {
  const standing = standingOf(saved);
  if (!standing) return [];
  return lastOfEachPage(saved).filter(
    (one) =>
      one.pageId !== standing.pageId && one.revision > standing.baseRevision && !isSame(one.chosen, standing.chosen),
  );
}

/** What whoever saved `kept` has to be shown: the answer that won over it, or other pages' edits that lost without being seen. */
export function toShow(kept: SavedAnswer, saved: readonly SavedAnswer[], isSame: Same): SavedAnswer[] {
  const standing = standingOf(saved);
  if (!standing || standing.pageId === kept.pageId) return unseenOthers(saved, isSame);
  return isSame(standing.chosen, kept.chosen) ? [] : [standing];
}

const later = (a: SavedAnswer | null, b: SavedAnswer): SavedAnswer => (a && a.revision > b.revision ? a : b);

/** What a page said last, whichever of its saves arrived last. */
function lastOfEachPage(saved: readonly SavedAnswer[]): SavedAnswer[] {
  const last = new Map<string, SavedAnswer>();
  for (const answer of saved) {
    const held = last.get(answer.pageId);
    if (!held || answer.pageSequence > held.pageSequence) last.set(answer.pageId, answer);
  }
  return [...last.values()];
}

export function byQuestion(saved: readonly SavedAnswer[]): Map<string, SavedAnswer[]> {
  const groups = new Map<string, SavedAnswer[]>();
  for (const answer of saved) groups.set(answer.questionId, [...(groups.get(answer.questionId) ?? []), answer]);
  return groups;
}

/** The choice that counts for each question. */
export function standingAnswers(saved: readonly SavedAnswer[]): Map<string, string[]> {
  return new Map([...byQuestion(saved)].map(([question, answers]) => [question, standingOf(answers)?.chosen ?? []]));
}

/** How sure somebody was of each answer that counts, where they said it. */
export const standingSureness = (saved: readonly SavedAnswer[]): Map<string, Sureness> =>
  new Map(
    [...byQuestion(saved)].flatMap(([question, answers]) => {
      const sure = standingOf(answers)?.sure;
      return sure ? [[question, sure] as const] : [];
    }),
  );
