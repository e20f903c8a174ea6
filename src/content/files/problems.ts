import type { Problem, ProblemLevel } from '../course-model.types';

/** Collects everything that is wrong with a folder, so that an author sees it all at once. */
export class Problems {
  readonly found: Problem[] = [];

  /** What speaks about one file. Lines and columns count from 1. */
  of(file: string): Reporter {
    const say =
      (level: ProblemLevel) =>
      (line: number, code: string, message: string, fix: string, column = 1) => {
        this.found.push({ file, line, column, level, code, message, fix });
      };
    return { error: say('error'), warning: say('warning'), note: say('note') };
  }

  get hasErrors(): boolean {
    return this.found.some((problem) => problem.level === 'error');
  }

  sorted(): Problem[] {
    return [...this.found].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
  }
}

type Say = (line: number, code: string, message: string, fix: string, column?: number) => void;
export interface Reporter {
  error: Say;
  warning: Say;
  note: Say;
}
