import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { Clock, dayAt } from '../shared/clock';
import type { CourseLibrary } from './course-model.types';
import { readLibrary } from './files/read-library';

/** The courses folder as it stands on disk, read again whenever a file in it has changed and on each new day: a folder dropped in shows without a restart. */
@Injectable()
export class LibraryService {
  private held: { stamp: string; library: CourseLibrary } | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  today(): string {
    return dayAt(this.clock.now(), this.config.timeZone);
  }

  read(): CourseLibrary {
    const today = this.today();
    const stamp = `${today}\n${stampOf(this.config.coursesDir)}`;
    if (this.held?.stamp !== stamp) this.held = { stamp, library: readLibrary(this.config.coursesDir, today) };
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
