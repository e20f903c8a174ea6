/** Without letters that are read as figures (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 7;
const perGroup = 4;

/** How many random bytes a code takes: 140 bits, so that nobody finds it by trying. */
export const codeBytes = groups * perGroup;

/** `7H2K-…`: seven groups of four. @param bytes random ones, of which five bits each are used. */
export function codeOf(bytes: Uint8Array): string {
  const all = [...bytes].map((byte) => letters[byte % letters.length]!).join('');
  return all.match(/.{4}/g)!.join('-');
}

/** As it was shown, however it was typed; null where it cannot be a code. */
export function readCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (plain.length !== codeBytes || [...plain].some((letter) => !letters.includes(letter))) return null;
  return plain.match(/.{4}/g)!.join('-');
}
