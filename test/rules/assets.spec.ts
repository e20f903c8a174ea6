import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Assets } from '../../src/shared/assets';

const folder = join(__dirname, '..', '..', 'views', 'assets');
const assets = new Assets(folder);
const served = (name: string) => assets.find(assets.address(name).slice('/assets/'.length))!;

it('sends every style sheet in one file of at most 12 kB', () => {
  const { zipped, body } = served('css/all.css');
  const gzip = zipped.find(([encoding]) => encoding === 'gzip')?.[1];
  for (const name of readdirSync(join(folder, 'css')))
    expect(body.toString()).toContain(
      readFileSync(join(folder, 'css', name), 'utf8')
        .trim()
        .slice(-200)
        .replace(/^ +/gm, ''),
    );
  expect(gzip!.length).toBeLessThanOrEqual(12_000);
});

it('sends at most 10 kB of scripts', () => {
  const scripts = readdirSync(join(folder, 'js')).map(
    (name) => gzipSync(readFileSync(join(folder, 'js', name))).length,
  );
  expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(10_000);
});

it('names a font by its content in the style sheet', () => {
  expect(served('css/all.css').body.toString()).toMatch(/url\("\/assets\/fonts\/[\w-]+\.[0-9a-f]{10}\.woff2"\)/);
});
