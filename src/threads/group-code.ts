import { createHash } from 'node:crypto';

/** No letter that can be taken for a figure or another letter. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 4;
const perGroup = 5;
const written = new RegExp(`^[${signs}]{${groups * perGroup}}$`);

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * The code that takes a group item back: 100 bits of the form's key, which is random and kept nowhere. The same form sent
 * twice has the same code, so that a repeat is found, and shows it again, without a word about who sent it.
 */
export function codeOf(formKey: string): string {
  const chosen = [...sha256(`group item ${formKey}`)].slice(0, groups * perGroup).map((byte) => signs[byte % 32]!);
  return Array.from({ length: groups }, (_, i) => chosen.slice(i * perGroup, (i + 1) * perGroup).join('')).join('-');
}

export const codeHashOf = (code: string): string => sha256(code).toString('hex');

/** A code as somebody typed it from paper, or null where it cannot be one. */
export function readCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return written.test(plain) ? plain.match(new RegExp(`.{${perGroup}}`, 'g'))!.join('-') : null;
}
