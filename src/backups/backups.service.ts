import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Config, environmentFor } from '../config/config';
import { CONFIG } from '../config/config.module';
import { Clock } from '../shared/clock';
import { isBeingMade, keptBackups, type KeptBackup, shelfOf } from './shelf';

const command = join(__dirname, '..', '..', 'bin', 'waymark'); // both src/ and dist/ stand beside bin/
const hour = 3_600_000;
const looksEvery = 10 * 60_000;

export interface BackupState {
  /** The newest first. */
  all: KeptBackup[];
  isBeingMade: boolean;
  folder: string;
  /** Between two that the server makes by itself; 0: it makes none. */
  hours: number;
  hasPassphrase: boolean;
}

export function isDue({ all, isBeingMade, hours }: BackupState, now: Date): boolean {
  const newest = all.find((one) => one.reason === 'kept');
  const isOld = !newest || now.getTime() - Date.parse(newest.madeAt) >= hours * hour;
  return hours > 0 && !isBeingMade && isOld;
}

/** The backups that the server makes by itself, each in a process of its own so that learners are not slowed. */
@Injectable()
export class BackupsService implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private child: Promise<number> | null = null;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  state(): BackupState {
    const { dataDir, backupHours, backupPassphrase } = this.config;
    return {
      all: keptBackups(dataDir),
      isBeingMade: this.child !== null || isBeingMade(dataDir),
      folder: shelfOf(dataDir),
      hours: backupHours,
      hasPassphrase: backupPassphrase !== null,
    };
  }

  /** Looks now and then whether the newest is older than the setting asks. */
  watch(): void {
    this.timer = setInterval(() => isDue(this.state(), this.clock.now()) && void this.start(), looksEvery);
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
    const env = environmentFor(this.config);
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [command, 'backup', '--keep'], {
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
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
