const shortest = 15;
const longest = 200;

/** NIST SP 800-63B-4: fifteen characters where the password is all there is, no rules of composition, a list of common ones, nothing about the person. */
export function passwordProblem(
  password: string,
  words: readonly string[],
  isCommon: (text: string) => boolean,
): string | null {
  if (password.length < shortest) return 'password.short';
  if (password.length > longest) return 'password.long';
  const plain = password.toLowerCase();
  if (isCommon(plain) || new Set(plain).size < 5) return 'password.common';
  const own = words.map((word) => word.toLowerCase()).filter((word) => word.length >= 4);
  return own.some((word) => plain.includes(word) && plain.length - word.length < 8) ? 'password.own' : null;
}
