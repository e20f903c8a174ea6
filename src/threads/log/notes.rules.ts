import { addDays } from '../../shared/dates.rules';

/** Words of notes are kept for so long after the day they were written; then they are emptied, and the dated fact stays. */
const keptDays = 730;

/** Notes written before this day have no words any more. */
export const keptSince = (today: string): string => addDays(today, -keptDays);
