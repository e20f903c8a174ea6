/** One saved answer, as the rules need it. */
export interface SavedAnswer {
  questionId: string;
  revision: number;
  baseRevision: number;
  pageId: string;
  pageSequence: number;
  chosen: string[];
  receivedAt: string;
}

/**
 * Which of the answers saved for one question counts: the one based on the newest revision; of one page's own saves the last
 * it sent, in whatever order they arrived; between pages that knew the same, the one received later.
 */
export function standingOf(saved: readonly SavedAnswer[]): SavedAnswer | null {
  const base = Math.max(...saved.map((answer) => answer.baseRevision));
  const lastOfPage = new Map<string, SavedAnswer>();
  for (const answer of saved.filter((one) => one.baseRevision === base)) {
    const held = lastOfPage.get(answer.pageId);
    if (!held || answer.pageSequence > held.pageSequence) lastOfPage.set(answer.pageId, answer);
  }
  return [...lastOfPage.values()].reduce<SavedAnswer | null>(
    (best, one) => (best && best.revision > one.revision ? best : one),
    null,
  );
}

/** An edit of another page that the standing answer's author had not seen, and that says something else: it is shown, never dropped in silence. */
export function unseenOther(saved: readonly SavedAnswer[]): SavedAnswer | null {
  const standing = standingOf(saved);
  if (!standing) return null;
  const others = saved.filter(
    (one) =>
      one.pageId !== standing.pageId &&
      one.revision > standing.baseRevision &&
      !sameChoice(one.chosen, standing.chosen),
  );
  return others.at(-1) ?? null;
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

export const sameChoice = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));
