import type { PointSource } from '../threads/conversation.types';

/** The whole agenda, and what one point may take of it, in minutes. */
const [agendaMinutes, mostMinutes, fewestMinutes] = [20, 6, 2];
/** What is read from the ledgers fills half of it at most; the other half is the person's. */
const mostPreselected = 3;
const order: readonly PointSource[] = ['rating', 'sign-off', 'need', 'question', 'overdue', 'closed'];

/**
 * Minutes for each point, in the order given: twenty shared out evenly, what is left over to what is safety-critical first.
 * Few points leave time over; more than ten take longer than twenty.
 */
export function minutesOf(points: readonly { isCritical: boolean }[]): number[] {
  const each = Math.min(mostMinutes, Math.max(fewestMinutes, Math.floor(agendaMinutes / Math.max(1, points.length))));
  let left = Math.min(agendaMinutes - each * points.length, (mostMinutes - each) * points.length);
  const minutes = points.map(() => each);
  const first = points.map((_, i) => i).sort((a, b) => Number(points[b]!.isCritical) - Number(points[a]!.isCritical));
  for (const i of first) if (left-- > 0) minutes[i]!++;
  return minutes;
}

/** What is ticked before anybody chose: the first of each kind, then the second, three at most. */
export function preselected<T extends { source: PointSource }>(suggestions: readonly T[]): T[] {
  const place = (one: T) => suggestions.filter(({ source }) => source === one.source).indexOf(one);
  return [...suggestions]
    .sort((a, b) => place(a) - place(b) || order.indexOf(a.source) - order.indexOf(b.source))
    .slice(0, mostPreselected);
}
