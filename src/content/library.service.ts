import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { CourseLibrary } from './course-model.types';
import { readLibrary } from './files/read-library';

/** The courses folder as it stands on disk, read again whenever a file in it has changed: a folder dropped in shows without a restart. */
@Injectable()
export class LibraryService {
  private held: { stamp: string; library: CourseLibrary } | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  read(): CourseLibrary {
    const stamp = stampOf(this.config.coursesDir);
    if (this.held?.stamp !== stamp) this.held = { stamp, library: readLibrary(this.config.coursesDir) };
    return this.held.library;
  }
}

function stampOf(folder: string): string {
  if (!existsSync(folder)) return 'none';
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => `${file} ${stampOfFile(file)}`).join('\n');
}

function stampOfFile(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size}` : 'gone';
}
