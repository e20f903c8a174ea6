import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { Clock } from '../shared/clock';
import { isBeingMade, keptBackups, type KeptBackup, shelfOf } from './shelf';

const command = join(__dirname, '..', '..', 'bin', 'waymark'); // both src/ and dist/ stand beside bin/
const hour = 3_600_000;
const looksEvery = 10 * 60_000;

/** The backups that the server makes by itself, each in a process of its own so that learners are not slowed. */
@Injectable()
export class BackupsService implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private child: Promise<number> | null = null;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get folder(): string {
    return shelfOf(this.config.dataDir);
  }

  get hours(): number {
    return this.config.backupHours;
  }

  get hasPassphrase(): boolean {
    return this.config.backupPassphrase !== null;
  }

  all(): KeptBackup[] {
    return keptBackups(this.config.dataDir);
  }

  isBeingMade(): boolean {
    return this.child !== null || isBeingMade(this.config.dataDir);
  }

  /** Whether the newest is older than the setting asks. */
  isDue(): boolean {
    const newest = this.all().find((one) => one.reason === 'kept');
    return this.hours > 0 && (!newest || this.clock.now().getTime() - Date.parse(newest.madeAt) >= this.hours * hour);
  }

  /** Looks now and then whether one is due. */
  watch(): void {
    this.timer = setInterval(() => this.isDue() && !this.isBeingMade() && void this.start(), looksEvery);
    this.timer.unref();
  }

  /** Makes, checks and keeps one, in a process of its own. One at a time: asked again meanwhile, it is the same one. @returns its exit code. */
  start(): Promise<number> {
    this.child ??= this.run().finally(() => (this.child = null));
    return this.child;
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private run(): Promise<number> {
    const { dataDir, databaseUrl, coursesDir, backupPassphrase } = this.config;
    const env = {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl ?? '',
      COURSES_DIR: coursesDir,
      BACKUP_PASSPHRASE: backupPassphrase ?? '',
    };
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [command, 'backup', '--keep'], { env, stdio: 'ignore' });
      child.once('error', () => resolve(1));
      child.once('exit', (code) => resolve(code ?? 1));
      if (child.pid) lower(child.pid);
    });
  }
}

function lower(pid: number): void {
  try {
    setPriority(pid, 10);
  } catch {
    /* it has ended already, or the system has no such thing */
  }
}
