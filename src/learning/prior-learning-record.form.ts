import { mostOfRecord, readRecord } from '../completions/portable/portable-record';
import type { SignedRecord } from '../completions/portable/portable-record.types';
import type { Uploaded } from '../shared/uploads';

type Read = { signed: SignedRecord } | { error: string };

/** The record that was uploaded, or a message key. */
export function readUploadedRecord(body: unknown): Read {
  const { file, tooLarge } = (typeof body === 'object' && body !== null ? body : {}) as Uploaded;
  if (tooLarge || (Buffer.isBuffer(file) && file.length > mostOfRecord)) return { error: 'portable.tooLarge' };
  return Buffer.isBuffer(file) ? read(textOf(file)) : { error: 'portable.nothingSent' };
}

/** The record that the page carried, read anew, and which of its modules were chosen. */
export function readClaimForm({
  record,
  line,
}: Record<string, unknown>): (Read & { error: string }) | { signed: SignedRecord; picked: number[] } {
  const found = read(typeof record === 'string' ? record : '');
  if ('error' in found) return found;
  const lines = (Array.isArray(line) ? line : [line]).map(String);
  const picked = found.signed.record.completions.flatMap((_, i) => (lines.includes(String(i)) ? [i] : []));
  return { ...found, picked };
}

function read(text: string): Read {
  const found = readRecord(text);
  if (found.outcome === 'signed') return { signed: found.signed };
  return { error: found.outcome === 'altered' ? 'portable.altered' : 'portable.noRecord' };
}

/** Bytes that are no UTF-8 are no record either. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
