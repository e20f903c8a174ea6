import type { JudgementQuestion, MatchingQuestion, OrderingQuestion, SelfCheckedQuestion } from './question.types';

/** Something of a question that an answer names. The id comes from the text, so it outlives moving about. */
export interface Item {
  id: string;
  text: string;
}

/** The steps, in the right order. The same step twice has two ids. */
export const itemsOf = ({ items, source }: OrderingQuestion): Item[] => identified(items, source);

/** The cells to choose from, each text once, in the order of the file. */
export function rightsOf({ pairs, source }: MatchingQuestion): Item[] {
  const words = source ?? pairs.map(({ right }) => right);
  const own = [...new Set(words)];
  return identified(
    own.map((one) => pairs[words.indexOf(one)]!.right),
    own,
  );
}

/** The id of the cell that belongs to each row. */
export function rightIdsOf({ pairs, source }: MatchingQuestion): string[] {
  const words = source ?? pairs.map(({ right }) => right);
  const ids = new Map(identified([...new Set(words)]).map(({ id, text }) => [text, id]));
  return words.map((one) => ids.get(one)!);
}

/** The steps of the scale, in the order of the file. */
export const scaleOf = ({ scale, source }: JudgementQuestion): Item[] => identified(scale, source);

export const checksOf = ({ checks, source }: SelfCheckedQuestion): Item[] => identified(checks, source);

/** @param source the words that the ids come from. */
function identified(texts: readonly string[], source: readonly string[] = texts): Item[] {
  const times = new Map<string, number>();
  return texts.map((text, i) => {
    const id = hashOf(source[i]!);
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    return { id: time > 1 ? `${id}-${time}` : id, text };
  });
}

/** FNV-1a over UTF-16 units, 64 bits, as hex: rules import nothing, and this guards no secret. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
