import { addDays } from '../shared/dates.rules';

/** So long before a completion ends, the module is asked for again. */
const renewalOpensDays = 60;

/** The last day on which a completion is valid: so many months after its day, or the month's last day where there is no such day. */
export function validUntil(completedOn: string, months: number): string {
  const [year, month, day] = completedOn.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}

/** The first day on which it is asked for again. */
export const renewalOpens = (until: string): string => addDays(until, -renewalOpensDays);

interface Ending {
  completedOn: string;
  validUntil: string | null;
}
interface Standing<T extends Ending> {
  completion: Ending | null;
  /** Completions of periods before, the newest first. */
  earlier: readonly T[];
}

/** Somebody who is to do the module again: what they finished last, and whether that is still valid today. Null for everybody else. */
export function renewalOf<T extends Ending>({ completion, earlier }: Standing<T>, today: string) {
  const last = earlier[0];
  if (completion || !last) return null;
  return { ...last, isValid: last.validUntil === null || last.validUntil >= today };
}
