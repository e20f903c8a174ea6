/** The months (YYYY-MM) up to that of a day, the latest first. */
export function monthsBack(today: string, count: number): string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  return Array.from({ length: count }, (_, n) => new Date(Date.UTC(year, month - n, 1)).toISOString().slice(0, 7));
}

/** How many of these days lie in each month. */
export const perMonth = (days: readonly string[], months: readonly string[]): number[] =>
  months.map((month) => days.filter((day) => day.startsWith(month)).length);

interface AskedArea {
  code: string;
  title: string;
  needs: readonly { gap: number }[];
}
interface Coverage {
  title: string;
  /** How many have everything in place that is asked of them here, of how many who are asked anything. */
  inPlace: number;
  of: number;
}

/** Of each area, in the order in which they are first met. @param people what is asked of each. */
export function coverageOf(people: readonly (readonly AskedArea[])[]): Coverage[] {
  const found = new Map<string, Coverage>();
  for (const area of people.flat()) {
    if (area.needs.length === 0) continue;
    const { inPlace, of } = found.get(area.code) ?? { inPlace: 0, of: 0 };
    const isMet = area.needs.every(({ gap }) => gap === 0);
    found.set(area.code, { title: area.title, inPlace: inPlace + (isMet ? 1 : 0), of: of + 1 });
  }
  return [...found.values()];
}
