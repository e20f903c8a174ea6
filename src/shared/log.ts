import { type LoggerService } from '@nestjs/common';
import { pino } from 'pino';

export type Logger = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error'>;

/** Structured lines without personal data: routes by their pattern, never addresses, names or answers. */
export const newLog = (level: 'info' | 'silent'): Logger => pino({ level, base: null });

/** Nest's own words, as far as they are warnings or errors. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(): void {}
  warn(message: unknown): void {
    this.logger.warn(String(message));
  }
  error(message: unknown): void {
    this.logger.error(String(message));
  }
}
