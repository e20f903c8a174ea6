import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';

/**
 * Since when this place sends mail. What happened before is never told of by itself: a first start, an upgrade, a restore
 * (the file is in no backup, and a restore removes it) or mail turned on late would else bring everybody old news.
 */
@Injectable()
export class MailSince {
  private readonly file: string;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'mail' | 'dataDir'>) {
    this.file = mailSinceFile(config.dataDir);
  }

  /** Called by a server as it starts. @returns whether mail begins now. */
  keep(now: Date): boolean {
    if (!this.config.mail) rmSync(this.file, { force: true });
    if (!this.config.mail || this.of() !== null) return false;
    writeFileSync(this.file, JSON.stringify({ since: now.toISOString() }), { mode: 0o600 });
    return true;
  }

  /** An instant; null where mail is off, or no server has begun with it. */
  of(): string | null {
    if (!this.config.mail || !existsSync(this.file)) return null;
    try {
      const { since } = JSON.parse(readFileSync(this.file, 'utf8')) as { since?: unknown };
      return typeof since === 'string' && !Number.isNaN(Date.parse(since)) ? since : null;
    } catch {
      return null;
    }
  }
}

export const mailSinceFile = (dataDir: string): string => join(dataDir, 'mail-since.json');
