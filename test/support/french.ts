import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Texts } from '../../src/shared/texts';

const english = JSON.parse(readFileSync(join(__dirname, '..', '..', 'views', 'locales', 'en.json'), 'utf8')) as Record<
  string,
  string
>;

/** The same words in letters that no English text has: what a page says in others went round the language. */
export const marked = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** Marks what people read of a message, and leaves its places, their kinds and what is quoted. */
function markedMessage(message: string): string {
  let depth = 0;
  return message.replace(/'\{[^']*'|[{}]|[^{}']+|'/g, (piece) => {
    if (piece === '{') depth += 1;
    if (piece === '}') depth -= 1;
    return piece.length > 1 && piece.startsWith("'") ? piece : depth % 2 === 0 ? marked(piece) : piece;
  });
}

/** English, and a French of which every text is there and marked: independent of what is translated. */
export function markedFrench(): Texts {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-locales-'));
  const french = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, markedMessage(text)]));
  writeFileSync(join(folder, 'en.json'), JSON.stringify(english));
  writeFileSync(join(folder, 'fr.json'), JSON.stringify(french));
  return new Texts(folder);
}
