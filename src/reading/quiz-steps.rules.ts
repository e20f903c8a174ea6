/** Where a question's button leads: another question by its number, or the review. The last question leads to the review. */
export function stepAfter(then: string | undefined, n: number, of: number): number | 'review' {
  if (then === 'review' || (then !== 'previous' && then !== 'stay' && n === of)) return 'review';
  return then === 'stay' ? n : then === 'previous' ? Math.max(1, n - 1) : n + 1;
}
