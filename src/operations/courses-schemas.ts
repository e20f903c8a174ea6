import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config/config';
import { editorSchemas } from '../content/files/editor-schemas';

/** Writes courses/schemas, which editors read. */
export function writeSchemas(args: readonly string[]): number {
  if (args.length > 0) {
    console.error(`“${args[0]}” is not an option here.`);
    return 2;
  }
  const folder = join(readConfig().coursesDir, 'schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of editorSchemas()) writeFileSync(join(folder, name), text);
  console.log(`${editorSchemas().size} schemas are in ${folder}.`);
  return 0;
}
