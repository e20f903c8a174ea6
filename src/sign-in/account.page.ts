import type { EventAbout } from '../audit/audit.types';
import { dayAt } from '../shared/clock';
import { newId } from '../shared/ids';
import { languageName, type Translate } from '../shared/texts';
import type { AccountService } from './account.service';

type Overview = Awaited<ReturnType<AccountService['overview']>>;

interface State {
  language: string;
  languages: readonly string[];
  timeZone: string;
  /** Where this place is found: https://… */
  site: string;
  /** Message keys by field. */
  errors: Record<string, string>;
  /** What went well just before. */
  done: string | null;
}

const notes: Record<string, string> = {
  password: 'account.done.password',
  language: 'account.done.language',
  'sign-out': 'account.done.signOut',
  messages: 'account.done.messages',
  calendar: 'account.done.messages',
};
const mostEvents = 20;

/** One's own account: days, never hours, and never the name of another person. */
export function accountPage(own: Overview, state: State, t: Translate) {
  const said = (field: string) => (state.errors[field] ? t(state.errors[field]) : null);
  const note = state.done && notes[state.done];
  return {
    title: t('account.title'),
    sentence: t('account.sentence', { sessions: own.sessions.length }),
    note: note ? t(note) : null,
    email: own.email,
    errors: { present: said('present'), password: said('password'), form: said('form') },
    key: newId(),
    languages: state.languages.length > 1 ? state.languages.map((code) => languageOption(code, state.language)) : null,
    sessions: own.sessions.map(({ id, isThis, isShared, startedAt, seenAt }) => ({
      id,
      isThis,
      what: t(isThis ? 'account.thisBrowser' : 'account.otherBrowser'),
      isShared,
      startedOn: dayAt(new Date(startedAt), state.timeZone),
      seenOn: dayAt(new Date(seenAt), state.timeZone),
    })),
    messages: messagesPart(own.messages, t),
    calendar: own.calendar && {
      address: own.calendar.path && `${state.site}${own.calendar.path}`,
      showsTitles: own.calendar.showsTitles,
      madeOn: dayAt(new Date(own.calendar.madeAt), state.timeZone),
    },
    events: eventsByDay(own.events, state.timeZone, t).slice(0, mostEvents),
  };
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'];

function messagesPart(own: Overview['messages'], t: Translate) {
  return {
    isOff: !own.isOn,
    digest: own.digest === 1,
    dueReminders: own.dueReminders === 1,
    days: weekdays.map((value) => ({ value, label: t(`weekday.${value}`), selected: own.digestDay === value })),
  };
}

function languageOption(code: string, own: string) {
  return { code, name: languageName(code), isOwn: code === own };
}

/** The same thing several times on a day is one line with a count. */
function eventsByDay(events: readonly EventAbout[], timeZone: string, t: Translate): { on: string; words: string }[] {
  const counted = new Map<string, { on: string; key: string; times: number }>();
  for (const { occurredAt, action, by } of events) {
    const [on, key] = [dayAt(new Date(occurredAt), timeZone), `account.event.${action}.${by}`];
    const seen = counted.get(`${on} ${key}`);
    counted.set(`${on} ${key}`, { on, key, times: (seen?.times ?? 0) + 1 });
  }
  return [...counted.values()].map(({ on, key, times }) => ({ on, words: t(key, { times }) }));
}
