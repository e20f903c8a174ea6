import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of the tests' course, in a folder of its own that a test may change. */
export class Courses {
  readonly dir = mkdtempSync(join(tmpdir(), 'waymark-courses-'));

  constructor() {
    cpSync(join(__dirname, '..', 'courses'), this.dir, { recursive: true });
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.dir, file)), { recursive: true });
    writeFileSync(join(this.dir, file), text);
  }

  /** @throws where the file does not say `from`, so that no test changes nothing. */
  edit(file: string, from: string, to: string): void {
    const text = readFileSync(join(this.dir, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not say “${from}”.`);
    writeFileSync(join(this.dir, file), text.replace(from, to));
  }

  copyModule(from: string, to: string): void {
    cpSync(join(this.dir, from), join(this.dir, to), { recursive: true });
  }

  remove(path: string): void {
    rmSync(join(this.dir, path), { recursive: true });
  }

  clear(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
