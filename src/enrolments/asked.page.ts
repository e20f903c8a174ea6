import type { Translate } from '../shared/texts';
import type { Asked, Because } from './asked.types';

const fullTimeMinutes = 2250;

/** Why it is asked for by its day, in plain words. @param name whose it is; nothing where the reader is the person. */
export function becauseWords(because: Because | null, t: Translate, name = ''): string {
  if (!because) return '';
  const { code, amount, minutesPerWeek, isVolunteer, changed, daysAway } = because;
  const isFull = minutesPerWeek === fullTimeMinutes && !isVolunteer;
  return t(`due.because.${code}`, {
    who: name ? 'other' : 'you',
    name,
    amount,
    hours: Math.round(minutesPerWeek / 6) / 10,
    pace: isVolunteer ? 'volunteer' : isFull && !changed ? 'full' : 'part',
    changed: changed ? 'yes' : 'no',
    away: daysAway,
  });
}

/** Full time without leave: the day speaks for itself. */
export const isPlain = (because: Because | null): boolean =>
  because === null ||
  (because.minutesPerWeek === fullTimeMinutes && !because.isVolunteer && !because.changed && because.daysAway === 0);

/** What somebody said about a module: that it need not be done, or that it is asked of this person. */
export function saidWords({ word }: Pick<Asked, 'word'>, t: Translate, name = ''): string {
  if (!word) return '';
  const by = word.by ?? t('asked.somebody');
  return t(`asked.${word.kind}`, { who: name ? 'other' : 'you', by, reason: word.reason || 'none' });
}
