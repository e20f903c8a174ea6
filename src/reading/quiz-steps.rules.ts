const staying = new Set(['stay', 'check', 'compare']);

/** Where a question's button leads: another question by its number, or the review. The last question leads to the review. */
export function stepAfter(then: string | undefined, n: number, of: number): number | 'review' {
  if (then && staying.has(then)) return n;
  if (then === 'review' || (then !== 'previous' && n === of)) return 'review';
  return then === 'previous' ? Math.max(1, n - 1) : n + 1;
}
