import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';

const root = join(__dirname, '..');
const textsOf = (language: string): Record<string, string> => {
  const file = join(root, 'views', 'locales', `${language}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
};
const [english, french] = [textsOf('en'), textsOf('fr')];
const isThere = Object.keys(french).length > 0;

/** Pages for trainers, supervisors and administrators may fall back to English. */
const doors = /\/(administration|authoring|supervision|operations|rosters|audit|people|backups|patterns)\//;

/** Every text that a file of everybody's names: whole, or as the beginning of a family (`moduleState.${state}`). */
function namedForEverybody(): { keys: Set<string>; families: string[] } {
  const keys = new Set<string>();
  const families: string[] = [];
  for (const folder of ['src', 'views'])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !/\.(ts|hbs)$/.test(file) || doors.test(file.slice(root.length))) continue;
      for (const [, name, end] of readFileSync(file, 'utf8').matchAll(/["'`]([A-Za-z]+\.[A-Za-z0-9.-]*)(\$\{|["'`])/g))
        if (end === '${') families.push(name!);
        else keys.add(name!);
    }
  return { keys, families };
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
/** The names of what a message is given. Kinds are formatjs’s: 0 is words, 7 the number sign. A language may need a plural where another does not. */
function places(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    const inside = 'options' in element ? Object.values(element.options).flatMap(({ value }) => places(value)) : [];
    const kind: number = element.type;
    return kind === 0 || kind === 7 ? inside : ['value' in element ? String(element.value) : '', ...inside];
  });
}
const placesIn = (language: string, text: string): string[] =>
  [...new Set(places(new IntlMessageFormat(text, language).getAst()))].sort();
const quoted = (text: string): string[] => (text.match(/'\{\w+\}'/g) ?? []).sort();

it('has nothing in French that English does not have', () => {
  expect(Object.keys(french).filter((key) => !(key in english))).toEqual([]);
});

it('fills the same places in French as in English', () => {
  const differ = Object.entries(french)
    .filter(([key]) => key in english)
    .flatMap(([key, text]) => {
      const [own, source] = [placesIn('fr', text), placesIn('en', english[key]!)];
      const isSame = own.join() === source.join() && quoted(text).join() === quoted(english[key]!).join();
      return isSame ? [] : [`${key}: ${own.join(', ')} instead of ${source.join(', ')}`];
    });
  expect(differ).toEqual([]);
});

(isThere ? it : it.skip)('has every text of the pages that everybody reads in French', () => {
  const { keys, families } = namedForEverybody();
  const isEverybodys = (key: string) => keys.has(key) || families.some((family) => key.startsWith(family));
  expect(Object.keys(english).filter((key) => isEverybodys(key) && !(key in french))).toEqual([]);
});
