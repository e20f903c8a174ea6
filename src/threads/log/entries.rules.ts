import { type EntryKind, entryKinds, type LogEntry } from './log.types';

/** Of each entry the last revision, where it was not taken back; the latest first. */
export function standingEntries(revisions: readonly LogEntry[]): LogEntry[] {
  const last = new Map<string, LogEntry>();
  for (const one of revisions) {
    const key = `${one.personId} ${one.entryNo}`;
    if (one.revision > (last.get(key)?.revision ?? 0)) last.set(key, one);
  }
  return [...last.values()]
    .filter(({ withdrawn }) => withdrawn === 0)
    .sort((a, b) => (a.heldOn === b.heldOn ? b.entryNo - a.entryNo : a.heldOn < b.heldOn ? 1 : -1));
}

/** How many times and minutes of each kind, and in all. */
export function totalsOf(entries: readonly Pick<LogEntry, 'kind' | 'minutes'>[]) {
  const of = (some: readonly { minutes: number }[]) => ({
    times: some.length,
    minutes: some.reduce((sum, { minutes }) => sum + minutes, 0),
  });
  const kinds = entryKinds.map((kind): [EntryKind, ReturnType<typeof of>] => [
    kind,
    of(entries.filter((one) => one.kind === kind)),
  ]);
  return { all: of(entries), kinds: new Map(kinds) };
}
