import type { TableShape } from './facts.types';

/** Tables by name, but each after those it refers to, so that rows can be added in this order. A ring of references is left by name. */
export function inOrder<T extends TableShape>(tables: readonly T[], refersTo: ReadonlyMap<string, Set<string>>): T[] {
  const waiting = [...tables].sort((a, b) => (a.name < b.name ? -1 : 1));
  const ordered: T[] = [];
  while (waiting.length > 0) {
    const isFree = (table: T) =>
      !waiting.some((other) => other.name !== table.name && refersTo.get(table.name)?.has(other.name));
    const next = Math.max(waiting.findIndex(isFree), 0);
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}
