import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { Clock, dayAt } from '../shared/clock';
import type { CourseLibrary } from './course-model.types';
import { readLibrary } from './files/read-library';

interface Held {
  stamp: string;
  day: string;
  library: CourseLibrary;
}

/** The courses folder as it stands on disk, read again whenever a file in it has changed and on each new day: a folder dropped in shows without a restart. */
@Injectable()
export class LibraryService {
  private held: Held | null = null;
  private isFresh = false; // within one turn of the event loop

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  today(): string {
    return dayAt(this.clock.now(), this.config.timeZone);
  }

  read(): CourseLibrary {
    if (!this.isFresh || !this.held) this.held = this.readAgain();
    // One page asks many times; its files are looked at once.
    if (!this.isFresh) setImmediate(() => (this.isFresh = false));
    this.isFresh = true;
    return this.held.library;
  }

  private readAgain(): Held {
    const day = this.today();
    const stamp = stampOf(this.config.coursesDir);
    // An earlier day than the held one is the demonstration living its history; files do not grow younger for it.
    if (this.held?.stamp === stamp && this.held.day >= day) return this.held;
    return { stamp, day, library: readLibrary(this.config.coursesDir, day) };
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
