import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import Handlebars from 'handlebars';
import type { Assets } from './assets';
import type { Texts, TextValues } from './texts';

/** What a page's frame needs besides the page itself. */
export interface Frame {
  lang: string;
  dir: string;
  organisation: string;
  signedIn: { name: string; isAtAccount: boolean } | null;
  /** Whose browser this is, without saying who; times in milliseconds, and when an idle session ends as an instant. */
  session: { isShared: boolean; person: string; now: number; until: number; ends: number; endsAt: string } | null;
  /** The other languages that this page can be read in; none where changing it would lose what the page says only once. */
  languages: { code: string; name: string }[];
  /** The page with its query, to come back to. */
  here: string;
  nav: { href: string; label: string; current: 'page' | 'true' | null }[];
  csrf: string;
  path: string;
  development: boolean;
}

interface Options extends Handlebars.HelperOptions {
  data: { root: { frame: Frame } };
}

const longDate: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
const strict = { strict: true, preventIndent: true };

/** Every view, read at start: a broken template stops the start, and no request reads a file. */
export class Views {
  private readonly handlebars = Handlebars.create();
  private readonly pages = new Map<string, HandlebarsTemplateDelegate>();

  constructor(
    root: string,
    private readonly texts: Texts,
    private readonly assets: Assets,
    private readonly timeZone: string,
  ) {
    this.registerHelpers();
    for (const file of viewFiles(root))
      this.add(relative(root, file).replaceAll('\\', '/').slice(0, -'.hbs'.length), file);
  }

  get names(): string[] {
    return [...this.pages.keys()];
  }

  render(name: string, page: object, frame: Frame): string {
    const view = this.pages.get(name);
    const layout = this.pages.get('layouts/main');
    if (!view || !layout) throw new Error(`There is no view “${name}”.`);
    const data = { ...page, frame };
    return layout({ ...data, body: view(data) });
  }

  private add(name: string, file: string): void {
    const read = this.handlebars.parse(readFileSync(file, 'utf8')); // compile() is lazy; this finds syntax errors now
    const view = this.handlebars.compile(read, strict);
    if (basename(name).startsWith('_')) this.handlebars.registerPartial(name, view);
    else this.pages.set(name, view);
  }

  private registerHelpers(): void {
    const icons = () => this.assets.address('icons.svg');
    this.handlebars.registerHelper({
      t: (key: string, options: Options) =>
        this.texts.in(options.data.root.frame.lang)(key, options.hash as TextValues),
      asset: (name: string) => this.assets.address(name),
      icon: (given: string) => {
        const name = Handlebars.escapeExpression(given);
        return new Handlebars.SafeString(
          `<svg class="i i-${name}" aria-hidden="true"><use href="${icons()}#i-${name}"></use></svg>`,
        );
      },
      date: (iso: string, options: Options) => this.day(iso, options, longDate),
      dateShort: (iso: string, options: Options) => this.day(iso, options, { day: 'numeric', month: 'short' }),
      time: (iso: string, options: Options) =>
        this.format(iso, options, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      eq: (a: unknown, b: unknown) => a === b,
      or: (a: unknown, b: unknown) => a || b,
      and: (a: unknown, b: unknown) => a && b,
      not: (a: unknown) => !a,
      join: (a: string, b: string) => `${a}-${b}`,
    });
  }

  /** An element of its own, so that a date is never broken over two lines. */
  private day(iso: string, options: Options, how: Intl.DateTimeFormatOptions): Handlebars.SafeString {
    const [value, words] = [iso, this.format(iso, options, how)].map((text) => Handlebars.escapeExpression(text));
    return new Handlebars.SafeString(`<time datetime="${value}">${words}</time>`);
  }

  private format(iso: string, options: Options, how: Intl.DateTimeFormatOptions): string {
    return formatInstant(iso, options.data.root.frame.lang, this.timeZone, how);
  }
}

/** A day (YYYY-MM-DD) is the same day everywhere; an instant is shown at the site's own time zone. */
export function formatInstant(
  iso: string,
  language: string,
  timeZone: string,
  how: Intl.DateTimeFormatOptions,
): string {
  const isDay = iso.length === 10;
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { ...how, timeZone: isDay ? 'UTC' : timeZone }).format(new Date(iso));
}

/** A day as pages write it where nothing stands for it in the page's markup. */
export const longDay = (on: string, { language }: { language: string }): string =>
  formatInstant(on, language, 'UTC', longDate);

function viewFiles(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => join(entry.parentPath, entry.name));
}
