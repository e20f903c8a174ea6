import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Page } from 'playwright-core';
import type { CourseLibrary, TrainingModule } from '../../src/content/course-model.types';
import { groupsIn, itemIn, resourceIn, termIn } from '../../src/content/translated-lists.rules';
import { moduleIn } from '../../src/content/translated.rules';

type Message = ReturnType<IntlMessageFormat['getAst']>;
const texts = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', 'views', 'locales', `${language}.json`), 'utf8')) as Record<
    string,
    string
  >;

const spaced = (text: string): string =>
  text
    .replace(/[‘’]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
const wordsIn = (text: string): number => (text.match(/\p{L}[\p{L}'-]*/gu) ?? []).length;
const isWhole = (words: number): boolean => words >= 3;

/** A text that must not stand on a French page: anywhere in a line where it has three words or more, else as the whole line. */
interface English {
  name: string;
  isIn: (line: string) => boolean;
}

/** Every message that French says in other words or should (but languages’ names), with anything at all in its places. */
function messages(): English[] {
  const [english, french] = [texts('en'), texts('fr')];
  const saidInFrench = new Set(Object.values(french));
  return Object.entries(english)
    .filter(([key, text]) => !key.startsWith('language.') && !saidInFrench.has(text))
    .map(([key, text]) => {
      const ast = saidForms(new IntlMessageFormat(text, 'en').getAst());
      const words = wordsIn(spaced(literals(ast)));
      const pattern = patternOf(ast, isWhole(words) ? '.{0,120}?' : '\\S{1,40}');
      const found = new RegExp(isWhole(words) ? `(?<!\\p{L})${pattern}(?!\\p{L})` : `^${pattern}$`, 'u');
      const need = longestLiteral(ast);
      const isIn = (line: string) => words > 0 && line.includes(need) && found.test(line);
      return { name: `${key} “${text}”`, isIn };
    });
}

/** Of a message that is nothing but a choice, the forms that say something: a name alone is no English. */
function saidForms(message: Message): Message {
  const [only] = message;
  if (message.length !== 1 || !only || !('options' in only)) return message;
  const forms = Object.entries(only.options).filter(([, { value }]) => wordsIn(literals(value)) > 0);
  return [{ ...only, options: Object.fromEntries(forms) }];
}

/** The words of a message outside its places; of several forms, the first. Kinds are formatjs’s: 0 is words, 7 the number sign. */
function literals(message: Message): string {
  return message
    .map((element) => {
      if ('options' in element) return literals(Object.values(element.options)[0]!.value);
      const kind: number = element.type;
      return kind === 0 && 'value' in element ? element.value : ' ';
    })
    .join('');
}

function patternOf(message: Message, place: string): string {
  return message
    .map((element) => {
      if ('options' in element)
        return `(?:${Object.values(element.options)
          .map(({ value }) => patternOf(value, place))
          .join('|')})`;
      const kind: number = element.type;
      const literal = kind === 0 && 'value' in element ? element.value : null;
      if (kind === 7) return '\\d+';
      return literal === null ? place : spacedInside(literal).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
}
/** What every form of a message has in it: quick to look for. */
function longestLiteral(message: Message): string {
  const all = message.map((element) =>
    literals([element]) && !('options' in element) ? spaced(literals([element])) : '',
  );
  return all.sort((a, b) => b.length - a.length)[0] ?? '';
}

const spacedInside = (text: string): string => spaced(`|${text}|`).slice(1, -1);

const unread = new Set(['id', 'hash', 'slug', 'source', 'sources', 'french', 'shown', 'slot', 'method', 'owner']);
/** Every string of it that is read, without its marks, in sentences. */
function sentences(said: unknown): string[] {
  if (typeof said === 'string') return plainSentences(said);
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([key, value]) => (unread.has(key) ? [] : sentences(value)));
}

function plainSentences(markdown: string): string[] {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:#+|>|-|\*|\d+\.)\s+/gm, '')
    .replace(/[*_`]/g, '')
    .split(/\n|\||\{[^}]*\}+|\[\[[^\]]*\]\]|(?<=[.!?]["”’)]?)\s+/)
    .map(spaced)
    .filter((sentence) => /\p{L}/u.test(sentence));
}

const headOf = ({ title, summary, objectives, signOff, sessions, contentNotes }: TrainingModule) => ({
  ...{ title, summary, objectives, signOff, sessions, contentNotes },
});

/** What the courses say in English and in other words in French: these modules whole, of the others what their pages begin with. */
function courseWords({ modules, paths, glossary, resources }: CourseLibrary, whole: string[]): English[] {
  const all = modules.flatMap(({ module }) => module ?? []);
  const said = (language: string) =>
    sentences([
      all.map((module) =>
        whole.includes(module.slug) ? moduleIn(module, language) : headOf(moduleIn(module, language)),
      ),
      paths.map((path) => [
        groupsIn(path, language).map(({ title, why }) => [title, why]),
        path.startChecklist.map((item) => itemIn(item, language)),
      ]),
      glossary.map((term) => termIn(term, language)),
      resources.map((resource) => resourceIn(resource, language)),
    ]);
  const french = new Set(said('fr'));
  // A service’s own name may stand inside its French one.
  const names = resources.map((resource) => resourceIn(resource, 'fr').name).join('\n');
  return [...new Set(said('en'))]
    .filter((sentence) => !french.has(sentence) && !names.includes(sentence))
    .map((sentence) => {
      const isLong = isWhole(wordsIn(sentence));
      return { name: sentence, isIn: (line: string) => (isLong ? line.includes(sentence) : line === sentence) };
    });
}

/** Finds what is still English on a page that is in French. */
export class LeftInEnglish {
  private readonly english: English[];
  private readonly known = new Map<string, string[]>();
  readonly found = new Set<string>();
  readonly seen = new Set<string>();

  /** @param facts what the organisation filled in, in its own language. */
  constructor(
    library: CourseLibrary,
    whole: string[],
    private readonly facts: string[],
  ) {
    this.english = [...messages(), ...courseWords(library, whole)];
  }

  async look(page: Page): Promise<void> {
    const path = new URL(page.url()).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
    this.seen.add(path);
    if ((await page.getAttribute('html', 'lang')) !== 'fr') this.found.add(`${path}: not in French`);
    const lines = (await page.evaluate<string>(readPage)).split('\n').map((line) => this.withoutFacts(spaced(line)));
    for (const line of new Set(lines))
      for (const name of this.englishIn(line)) this.found.add(`${path}: ${name} in “${line}”`);
  }

  /** Most lines stand on many pages. */
  private englishIn(line: string): string[] {
    const known = this.known.get(line) ?? this.english.filter(({ isIn }) => line && isIn(line)).map(({ name }) => name);
    this.known.set(line, known);
    return known;
  }

  private withoutFacts(line: string): string {
    return this.facts.reduce((rest, fact) => rest.replaceAll(fact, ''), line);
  }
}

export const factLines = (values: string[]): string[] =>
  values.flatMap((value) => [spaced(value), ...value.split('\n').map(spaced)]).sort((a, b) => b.length - a.length);

/** Runs in the page: everything that somebody reads or hears, folded or not, line by line, but what says that it is English. */
const readPage = `(() => {
  const said = ['placeholder', 'aria-label', 'alt', 'title'];
  const more = [document.title];
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\\s+/g, ' ');
    if (node.nodeType !== Node.ELEMENT_NODE || /^(SCRIPT|STYLE|TEMPLATE|TEXTAREA)$/.test(node.tagName)) return '';
    if (node.lang && node.lang !== 'fr') return '';
    for (const { name, value } of node.attributes)
      if (said.includes(name) || (name.startsWith('data-') && value.includes(' '))) more.push(value);
    const text = [...node.childNodes].map(read).join('');
    return /^(inline|contents)/.test(getComputedStyle(node).display) && !/^(BUTTON|OPTION|LABEL)$/.test(node.tagName) ? text : '\\n' + text + '\\n';
  };
  return [read(document.body), ...more].join('\\n');
})()`;
