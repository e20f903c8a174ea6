import { becauseWords } from '../enrolments/asked.page';
import type { Translate } from '../shared/texts';
import { formatInstant } from '../shared/views';
import type { WeekItem, WeekKind } from './this-week.rules';

const icons: Record<WeekKind, string> = {
  'lone-contact': 'gate',
  question: 'story',
  watch: 'ring',
  'third-view': 'story',
  talk: 'talk',
  late: 'clock',
  'renewal-over': 'clock',
  'two-views': 'talk',
  agreed: 'calendar',
  supervision: 'calendar',
  'supervision-late': 'clock',
  closed: 'wait',
  renewal: 'calendar',
  due: 'calendar',
  answer: 'clock',
};

/** A day of this week or near it: Fri 20 Nov. */
export const shortDay = (on: string, t: Translate): string =>
  formatInstant(on, t.language, 'UTC', { weekday: 'short', day: 'numeric', month: 'short' });

const values = ({ about, count, on }: WeekItem, t: Translate) => ({ about, count, on: on ? shortDay(on, t) : '' });

/** An item as a line of its card. */
export const itemLine = (item: WeekItem, name: string, t: Translate) => ({
  icon: icons[item.kind],
  href: item.href,
  words: t(`week.item.${item.kind}`, values(item, t)),
  because: item.because ? becauseWords(item.because, t, name) : '',
});

/** The same among what comes first, as a sentence. */
export const firstWords = (item: WeekItem, t: Translate): string => t(`week.first.${item.kind}`, values(item, t));
