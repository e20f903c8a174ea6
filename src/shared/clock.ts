import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** The only place that asks what time it is. */
@Injectable()
export class Clock {
  private readonly told = new AsyncLocalStorage<Date>();

  now(): Date {
    return this.told.getStore() ?? new Date();
  }

  /** Does this work as if it were that instant: the demonstration's history is lived, not written by hand. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    return this.told.run(instant, work);
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day (YYYY-MM-DD) at a place. */
export function dayAt(instant: Date, timeZone: string): string {
  const kept = formats.get(timeZone);
  const format =
    kept ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (!kept) formats.set(timeZone, format);
  return format.format(instant);
}
