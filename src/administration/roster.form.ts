import { Matches } from 'class-validator';
import type { Uploaded } from '../shared/uploads';

export class ImportForm {
  /** The mark of the dry run that was shown. */
  @Matches(/^[0-9a-f]{64}$/, { message: 'form.invalid' }) seen: string;
}

/** What was sent: the file where one was chosen, else what was pasted. A message key where there is neither. */
export function readRosterForm(body: unknown): { bytes: Uint8Array; text: string } | { error: string; text: string } {
  const { file, text, tooLarge } = (typeof body === 'object' && body !== null ? body : {}) as Uploaded;
  const pasted = typeof text === 'string' ? text : '';
  if (tooLarge) return { error: 'roster.tooLarge', text: pasted };
  if (Buffer.isBuffer(file)) return { bytes: file, text: pasted };
  return pasted.trim() ? { bytes: Buffer.from(pasted), text: pasted } : { error: 'roster.nothingSent', text: pasted };
}
