import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';

export type TextValues = Record<string, string | number | boolean | Date | null | undefined>;
/** Says a text in one language, and which language that is. */
export interface Translate {
  (key: string, values?: TextValues): string;
  readonly language: string;
}

/** A language as it calls itself. */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** All interface text: one message file for each language (ICU messages under flat keys). English is the source. */
export class Texts {
  private readonly messages = new Map<string, Map<string, IntlMessageFormat>>();

  constructor(folder: string) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) this.load(folder, file);
  }

  get languages(): string[] {
    return [...this.messages.keys()];
  }

  /** @throws for a key that no message file has: a page with a hole is our fault and must be found by a test. */
  in(language: string): Translate {
    const own = this.messages.get(language);
    const source = this.messages.get('en');
    const say = (key: string, values: TextValues = {}): string => {
      const message = own?.get(key) ?? source?.get(key);
      if (!message) throw new Error(`There is no text “${key}”.`);
      return String(message.format(values));
    };
    return Object.assign(say, { language });
  }

  has(key: string): boolean {
    return this.messages.get('en')?.has(key) ?? false;
  }

  /** The best of our languages for an Accept-Language header. */
  choose(header: string | undefined): string {
    const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
    return wanted.find((language) => this.messages.has(language)) ?? 'en';
  }

  private load(folder: string, file: string): void {
    const language = file.slice(0, -'.json'.length);
    const all = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    const compiled = Object.entries(all).map(([key, text]) => [key, new IntlMessageFormat(text, language)] as const);
    this.messages.set(language, new Map(compiled));
  }
}
