import type { JudgementQuestion, MatchingQuestion, OrderingQuestion, SelfCheckedQuestion } from './question.types';

/** Something of a question that an answer names. The id comes from the text, so it outlives moving about. */
export interface Item {
  id: string;
  text: string;
}

/** The steps, in the right order. The same step twice has two ids. */
export const itemsOf = (question: OrderingQuestion): Item[] => identified(question.items);

/** The cells to choose from, each text once, in the order of the file. */
export const rightsOf = (question: MatchingQuestion): Item[] =>
  identified([...new Set(question.pairs.map(({ right }) => right))]);

/** The steps of the scale, in the order of the file. */
export const scaleOf = (question: JudgementQuestion): Item[] => identified(question.scale);

export const checksOf = (question: SelfCheckedQuestion): Item[] => identified(question.checks);

function identified(texts: readonly string[]): Item[] {
  const times = new Map<string, number>();
  return texts.map((text) => {
    const id = hashOf(text);
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
