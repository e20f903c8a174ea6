import { hoursOf } from '../people/work-pattern.rules';
import type { Change } from '../rosters/differences.rules';
import type { Translate } from '../shared/texts';

/** One change in words. What is added beside something (a role, a team, a supervisor) says what stays. */
export function changeWords({ field, before, after }: Change, t: Translate) {
  const isAdded = ['role', 'team', 'supervisor'].includes(field);
  return {
    label: t(`roster.change.${field}`),
    before: isAdded ? null : valueWords(field, before, t) || t('personAccount.none'),
    after: valueWords(field, after, t),
    stays: isAdded && before !== '' ? t('roster.stays', { what: before }) : null,
    /** A day is shown as one. */
    isDay: field === 'startedOn',
    dayBefore: field === 'startedOn' && before !== '' ? before : null,
  };
}

function valueWords(field: Change['field'], value: string, t: Translate): string {
  if (field === 'role') return t(`role.${value}`);
  if (field === 'language' && value) return t(`language.${value}`);
  if (field === 'active') return t(`roster.account.${value}`);
  return field === 'pattern' && value ? patternWords(value, t) : value;
}

/** `2250 12345 paid` as a sentence. */
function patternWords(pattern: string, t: Translate): string {
  const [minutes, ...rest] = pattern.split(' ');
  const [days, engagement] = rest.length === 2 ? rest : ['', rest[0]];
  return t('roster.pattern', {
    hours: hoursOf(Number(minutes)),
    days: daysWords(days, t),
    engagement: t(`engagement.${engagement}`),
  });
}

function daysWords(days: string, t: Translate): string {
  if (days === '12345') return t('roster.weekdays');
  return [...days].map((day) => t(`weekday.${day}`)).join(', ') || t('work.noDays');
}
