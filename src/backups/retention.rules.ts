/** How many backups are kept: the newest of each of the last days, weeks and months that have one. */
const retention = { days: 7, weeks: 4, months: 6 } as const;

/** Monday of the week that a day belongs to. */
function weekOf(day: string): string {
  const time = Date.parse(day);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - sinceMonday * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Which backups may go.
 * @param madeAt instants (UTC ISO) of the sound ones; in any order. The newest always stays.
 */
export function toRemove(madeAt: readonly string[]): string[] {
  const newestFirst = [...madeAt].sort().reverse();
  const kept = new Set(newestFirst.slice(0, 1));
  const keepNewestOf = (groupOf: (day: string) => string, most: number): void => {
    const seen = new Set<string>();
    for (const instant of newestFirst) {
      const group = groupOf(instant.slice(0, 10));
      if (seen.has(group)) continue;
      if (seen.size >= most) return;
      seen.add(group);
      kept.add(instant);
    }
  };
  keepNewestOf((day) => day, retention.days);
  keepNewestOf(weekOf, retention.weeks);
  keepNewestOf((day) => day.slice(0, 7), retention.months);
  return newestFirst.filter((instant) => !kept.has(instant));
}
