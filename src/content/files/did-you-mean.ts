/** " Did you mean “x”?" for the nearest known name, or nothing where none is near. */
export function didYouMean(given: string, known: Iterable<string>): string {
  let best = '';
  let least = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const name of known) {
    const far = distance(given.slice(0, 60), name.slice(0, 60));
    if (far < least) [best, least] = [name, far];
  }
  return best ? ` Did you mean “${best}”?` : '';
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1])));
    row = next;
  }
  return row[b.length]!;
}
