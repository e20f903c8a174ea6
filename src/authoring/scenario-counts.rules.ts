/** How many people took one choice of a turn, and in how many runs. */
export interface Taken {
  choiceNo: number;
  runs: number;
  people: number;
}

/** Fewer people than this are not counted in sight of anybody. */
export const fewest = 5;

/**
 * What may be said of the choices of one turn, by choice: how many runs, or null for fewer than five people. Where only one
 * choice would be hidden, the least taken of the others is hidden too: else the sum of those shown would give it away.
 */
export function countsOf(choiceNos: readonly number[], taken: readonly Taken[]): Map<number, number | null> {
  const all = choiceNos.map((no) => taken.find((one) => one.choiceNo === no) ?? { choiceNo: no, runs: 0, people: 0 });
  const hidden = all.filter((one) => one.people < fewest);
  const [least] = all.filter((one) => one.people >= fewest).sort((a, b) => a.people - b.people);
  if (hidden.length === 1 && hidden[0]!.people > 0 && least) hidden.push(least);
  return new Map(all.map((one) => [one.choiceNo, hidden.includes(one) ? null : one.runs]));
}
