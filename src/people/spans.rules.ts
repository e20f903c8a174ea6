/** From a day on, up to but not including another; open where there is none. */
export interface Span {
  fromOn: string;
  toOn: string | null;
}
type SpanProblem = 'order' | 'already' | 'overlap';

const isEmpty = (span: Span): boolean => span.toOn !== null && span.toOn <= span.fromOn;

export const isOn = (span: Span, day: string): boolean => span.fromOn <= day && (span.toOn === null || day < span.toOn);

export function overlap(a: Span, b: Span): boolean {
  if (isEmpty(a) || isEmpty(b)) return false;
  return (a.toOn === null || b.fromOn < a.toOn) && (b.toOn === null || a.fromOn < b.toOn);
}

/** Why a span cannot stand beside the others of its kind. One that ends on its first day never was: that is how a mistake is taken back. */
export function spanProblem(span: Span, others: readonly Span[]): SpanProblem | null {
  if (span.toOn !== null && span.toOn < span.fromOn) return 'order';
  const inTheWay = others.filter((other) => overlap(other, span));
  if (inTheWay.length === 0) return null;
  return inTheWay.some((other) => isOn(other, span.fromOn)) ? 'already' : 'overlap';
}
