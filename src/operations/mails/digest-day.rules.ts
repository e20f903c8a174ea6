import type { Rhythm } from '../../enrolments/asked.types';
import { isWorkday, mondayOf, weekdayOf } from '../../enrolments/workday.rules';
import { addDays } from '../../shared/dates.rules';

interface Question {
  today: string;
  rhythm: Rhythm;
  startedOn: string | null;
  /** The day on which mails began for this person: their first note comes in a later week. */
  knownOn: string;
  /** An ISO weekday that they chose; null: the first working day of their week. */
  chosen: string | null;
}

/** Is the day of this week's note here? It is a working day of theirs: the first from the chosen weekday on, else the first of the week. */
export function isDigestDay({ today, rhythm, startedOn, knownOn, chosen }: Question): boolean {
  const monday = mondayOf(today);
  const works = (day: string) => (startedOn === null || startedOn <= day) && isWorkday(rhythm, day);
  if (monday <= knownOn || !works(today)) return false;
  const days = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n)).filter(works);
  const wanted = days.find((day) => weekdayOf(day) >= Number(chosen ?? 1)) ?? days[0];
  return wanted === today;
}
