import { fingerprint, plainLine } from './certificates/certificate.rules';
import { readRecord } from './portable/portable-record';
import type { SignedRecord } from './portable/portable-record.types';
import type { Claim } from './prior-learning.queries';

/** The words of a claim as they are kept: what, then where and when, and a link if there is one. */
export const claimText = (said: { what: string; where: string; when: string; link: string | null }): string =>
  [said.what, `${said.where}, ${said.when}`, ...(said.link ? [said.link] : [])].join('\n');

/** The lines of what somebody wrote; a line that is nothing but a link can be followed. */
export const claimLines = (words: string) =>
  words
    .split('\n')
    .filter(Boolean)
    .map((text) => ({ text, href: /^https?:\/\/\S+$/.test(text) ? text : null }));

/** The words of a claim that a signed record stands for: the file, and which of its modules, from 0. */
export const recordClaim = (file: SignedRecord, lines: readonly number[]): string => JSON.stringify({ lines, file });

/** What a claim says: free words, or a signed record, whose signature is checked whenever it is read. Nobody can only write that it was. */
export function claimed({ words, name }: Pick<Claim, 'words' | 'name'>) {
  const file = fileIn(words);
  if (!file) return { lines: claimLines(words), record: null, isAltered: false };
  const read = readRecord(JSON.stringify(file.file));
  if (read.outcome !== 'signed') return { lines: [], record: null, isAltered: true };
  const picked = read.signed.record.completions.filter((_, i) => file.lines.includes(i));
  return {
    lines: [],
    record: { ...recordHead(read.signed, name), completions: picked.map(recordLine) },
    isAltered: false,
  };
}

/** Who signed a record and for whom. @param name what the person is called here. */
export function recordHead({ record }: SignedRecord, name: string) {
  const named = plainLine(record.name);
  const isSame = named.toLowerCase() === plainLine(name).toLowerCase();
  return {
    organisation: plainLine(record.organisation),
    issuedOn: record.issuedOn,
    key: fingerprint(record.keyId),
    named,
    otherName: isSame ? null : named,
    name,
  };
}

export const recordLine = (one: SignedRecord['record']['completions'][number]) => ({
  ...one,
  moduleTitle: plainLine(one.moduleTitle),
  objectives: one.objectives.map(plainLine),
});

function fileIn(words: string): { lines: number[]; file: unknown } | null {
  if (!words.startsWith('{"lines":')) return null;
  try {
    const { lines, file } = JSON.parse(words) as { lines: unknown; file: unknown };
    return Array.isArray(lines) ? { lines: lines as number[], file } : null;
  } catch {
    return null;
  }
}
