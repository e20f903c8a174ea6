import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset } from '../course-model.types';
import { drawingFaults, drawingType } from '../drawing.rules';
import type { Problems } from './problems';

const largest = 5 * 1024 * 1024;
const mediaTypes: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: drawingType,
  pdf: 'application/pdf',
};

/** The pictures of a module. One that may not be shown is left out, so no page and no version can hold it. */
export function readAssets(folder: string, slug: string, problems: Problems): Asset[] {
  const images = join(folder, 'images');
  if (!existsSync(images)) return [];
  return readdirSync(images, { withFileTypes: true }).flatMap((entry) => {
    const report = problems.of(`${slug}/images/${entry.name}`);
    const mediaType = mediaTypes[entry.name.split('.').at(-1)?.toLowerCase() ?? ''];
    if (!entry.isFile() || !mediaType)
      return (
        report.error(1, 'IMG-TYPE', 'This kind of file cannot be shown.', 'Use svg, png, jpg, webp, gif or pdf.'),
        []
      );
    const bytes = readFileSync(join(images, entry.name));
    if (bytes.length > largest)
      return (report.error(1, 'IMG-LARGE', 'This picture is larger than 5 MB.', 'Save a smaller one.'), []);
    const faults = mediaType === drawingType ? drawingFaults(bytes.toString('utf8')) : [];
    for (const { line, what, fix } of faults) report.error(line, 'IMG-SVG', what, fix);
    if (faults.length > 0) return [];
    return [
      { path: `images/${entry.name}`, mediaType, sha256: createHash('sha256').update(bytes).digest('hex'), bytes },
    ];
  });
}
