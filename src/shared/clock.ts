import { Injectable } from '@nestjs/common';

/** The only place that asks what time it is; tests set it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/** The calendar day (YYYY-MM-DD) at a place. */
export function dayAt(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}
