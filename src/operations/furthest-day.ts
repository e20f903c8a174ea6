import { Clock, dayAt } from '../shared/clock';
import { addDays } from '../shared/dates.rules';

/** The day that it is furthest east. A copy that is restored has no settings, and the zone it stands in is nobody's reason to find a difference. */
export const furthestDay = (clock: Clock): string => addDays(dayAt(clock.now(), 'UTC'), 1);
