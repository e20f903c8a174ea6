import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

interface ServedAsset {
  type: string;
  body: Buffer;
  /** Smaller forms by content-encoding, the smallest first. */
  zipped: [encoding: 'br' | 'gzip', body: Buffer][];
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
};

/** Every style sheet in one, in the order of their names. */
const allStyles = 'css/all.css';
/** What every signed-in page runs, in one. */
const allPages = 'js/all-pages.js';
const partsOfAllPages = ['js/unsent-answers.js', 'js/signing-out.js', 'js/offline-reading.js'];

/** Files of views/assets, held in memory under names that carry their content's hash, so that a browser may keep them for ever. */
export class Assets {
  private readonly byName = new Map<string, string>();
  private readonly byHashedName = new Map<string, ServedAsset>();

  constructor(folder: string) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    const isStyle = (path: string) => path.endsWith('.css');
    for (const path of paths.filter((one) => !isStyle(one))) this.add(path, readFileSync(join(folder, path)));
    const scripts = partsOfAllPages.filter((path) => paths.includes(path));
    const blocks = scripts.map((path) => `{\n${readFileSync(join(folder, path), 'utf8')}}`); // their names are their own
    this.add(allPages, Buffer.from(blocks.join('\n')));
    // Style sheets name fonts, so they come last and carry the fonts' hashed names. One file zips smaller than several.
    const styles = paths.filter(isStyle).sort();
    const texts = styles.map((path) => this.withHashedLinks(readFileSync(join(folder, path), 'utf8'), path));
    this.add(allStyles, Buffer.from(texts.join('\n').replace(/\/\*[^]*?\*\/|^ +/gm, '')));
  }

  /** @param name as in views/assets, "css/app.css". @returns the address under /assets/. */
  address(name: string): string {
    const hashed = this.byName.get(name);
    if (!hashed) throw new Error(`There is no asset “${name}”.`);
    return `/assets/${hashed}`;
  }

  find(hashedName: string): ServedAsset | undefined {
    return this.byHashedName.get(hashedName);
  }

  private add(path: string, body: Buffer): void {
    const extension = path.slice(path.lastIndexOf('.') + 1);
    const type = types[extension];
    if (!type) return;
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
    const hashed = path.replace(/\.([^.]+)$/, `.${hash}.$1`);
    this.byName.set(path, hashed);
    this.byHashedName.set(hashed, {
      type,
      body,
      zipped: /woff2|png|ico/.test(extension)
        ? []
        : [
            ['br', brotliCompressSync(body)],
            ['gzip', gzipSync(body, { level: 9 })],
          ],
    });
  }

  private withHashedLinks(css: string, path: string): string {
    return css.replace(/url\(["']?([^"')]+)["']?\)/g, (whole, target: string) => {
      const name = target.startsWith('/assets/')
        ? target.slice('/assets/'.length)
        : join(path, '..', target).replaceAll('\\', '/');
      return this.byName.has(name) ? `url("${this.address(name)}")` : whole;
    });
  }
}
