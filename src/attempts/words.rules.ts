/** Words as they are compared: neither case, spaces, quotes' shapes nor a final full stop makes a difference. */
const comparable = (words: string): string =>
  words
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.]+$/, '');

export const sameWords = (a: string, b: string): boolean => comparable(a) === comparable(b);

const number = /\+?\d[\d\s().-]*\d/g;
const digits = (text: string): string => text.replace(/\D/g, '');

/**
 * Whether these words say what the organisation filled in: all of it, one line of it, a line's name before its colon, or,
 * where only a phone number was given, one of its numbers.
 */
export function saysFact(given: string, fact: string): boolean {
  const lines = [fact, ...fact.split('\n')];
  const names = lines.flatMap((line) => /^([^:\n]+):/.exec(line)?.[1] ?? []);
  if ([...lines, ...names].some((one) => one.trim() !== '' && sameWords(one, given))) return true;
  const dialled = /^[+\d\s().-]+$/.test(given) ? digits(given) : '';
  return dialled.length >= 3 && (fact.match(number) ?? []).some((one) => digits(one) === dialled);
}
