import { marks, roles } from '../people/people.types';
import { hoursOf, patternOn, standingPatterns } from '../people/work-pattern.rules';
import { typedText } from '../shared/form';
import type { Translate } from '../shared/texts';
import { formatInstant } from '../shared/views';
import type { AccountChange } from './person-account.queries';
import { type PersonAccountService, seenDetails } from './person-account.service';
import { personLinks } from './person-links';
import { stateIcons } from './people.page';
import { type Failed, placesOf, type Typed, typedIn } from './person-places.page';

const sections = ['details', 'roles', 'marks', 'teams', 'supervisors', 'work', 'access'] as const;
export type Section = (typeof sections)[number];
export const isSection = (text: unknown): text is Section => (sections as readonly unknown[]).includes(text);

type Loaded = Awaited<ReturnType<PersonAccountService['get']>>;
interface Shown {
  saved: Section | null;
  failed: Failed | null;
  formKey: string;
  languages: string[];
}

/** One account, with a form for each thing that can be changed of it. */
export function personAccountPage(loaded: Loaded, { saved, failed, formKey, languages }: Shown, t: Translate) {
  const { person, state } = loaded;
  const address = `/administration/people/${person.id}`;
  const typed = (section: Section, rowId = '') => typedIn(failed, section, rowId, t);
  return {
    title: t('personAccount.title'),
    name: person.name,
    address,
    formKey,
    state,
    icon: stateIcons[state],
    stateWords: t(`accountState.${state}`),
    sentence: t(`personAccount.sentence.${state}`),
    saved: Object.fromEntries(sections.map((section) => [section, saved === section])),
    facts: factsOf(loaded, t),
    links: personLinks
      .filter((link) => !link.for || loaded.roles.includes(link.for))
      .map(({ path, key }) => ({ href: `${address}/${path}`, label: t(key) })),
    details: detailsOf(person, languages, typed('details'), t),
    roles: rolesOf(loaded, typed('roles'), t),
    marks: marksOf(loaded, typed('marks'), t),
    ...placesOf(loaded, address, typed, t),
    work: workOf(loaded, typed('work'), t),
    access: { error: typed('access').errors.form, left: state === 'left' },
    changes: loaded.changes.map((change) => ({
      on: change.at,
      by: change.by ?? t('audit.nobody'),
      words: words(change, t),
    })),
    looked: t('personAccount.looked', { name: person.name }),
  };
}

function factsOf({ person, teamsNow, supervisorsNow }: Loaded, t: Translate) {
  const names = (all: { name: string }[]) => all.map((one) => one.name).join(', ') || t('personAccount.none');
  return {
    email: person.email,
    teams: names(teamsNow),
    supervisors: names(supervisorsNow),
    startedOn: person.startedOn,
  };
}

function detailsOf(person: Loaded['person'], languages: string[], { values, errors }: Typed, t: Translate) {
  const said = (field: 'name' | 'email' | 'language' | 'startedOn') => typedText(values, field, person[field]);
  return {
    errors,
    seen: seenDetails(person),
    name: said('name'),
    email: said('email'),
    startedOn: said('startedOn'),
    languages: languages.map((value) => ({
      value,
      label: t(`language.${value}`),
      selected: said('language') === value,
    })),
  };
}

function rolesOf({ roles: held }: Loaded, { errors }: Typed, t: Translate) {
  return {
    error: errors.form ?? errors.role,
    rows: roles.map((role) => ({
      role,
      name: t(`role.${role}`),
      help: t(`role.${role}Help`),
      held: held.includes(role),
      action: held.includes(role) ? 'role-revocations' : 'role-grants',
    })),
  };
}

function marksOf({ marks: held }: Loaded, { errors }: Typed, t: Translate) {
  return {
    error: errors.form ?? errors.mark,
    rows: marks.map((mark) => ({
      mark,
      name: t(`mark.${mark}`),
      help: t(`mark.${mark}Help`),
      held: held.includes(mark),
      action: held.includes(mark) ? 'mark-revocations' : 'mark-grants',
    })),
  };
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'];

function workOf({ patterns, today }: Loaded, { values, errors }: Typed, t: Translate) {
  const current = patternOn(patterns, today);
  const days = (values?.day as string[] | undefined) ?? [...(current?.workingDays ?? '')];
  const engagement = values ? values.engagement : current?.engagement;
  return {
    errors,
    open: values !== null,
    sentence: current ? sentenceOf(current, t) : t('work.nothing'),
    fromOn: typedText(values, 'fromOn', today),
    hours: typedText(values, 'hours', current && hoursOf(current.minutesPerWeek)),
    days: weekdays.map((value) => ({ value, label: t(`weekday.${value}`), checked: days.includes(value) })),
    engagements: (['paid', 'volunteer'] as const).map((value) => ({
      value,
      label: t(`engagement.${value}`),
      checked: engagement === value,
    })),
    earlier: standingPatterns(patterns)
      .reverse()
      .map((pattern) => ({ fromOn: pattern.fromOn, words: sentenceOf(pattern, t) })),
  };
}

function sentenceOf(pattern: Loaded['patterns'][number], t: Translate): string {
  return t('work.sentence', {
    hours: hoursOf(pattern.minutesPerWeek),
    days: [...pattern.workingDays].map((day) => t(`weekday.${day}`)).join(', ') || t('work.noDays'),
    engagement: t(`engagement.${pattern.engagement}`),
  });
}

function words({ action, detail }: AccountChange, t: Translate): string {
  const said = Object.entries(detail).map(([name, value]) => [name, inWords(name, String(value), t)]);
  return t(`audit.${action}`, Object.fromEntries(said) as Record<string, string>);
}

function inWords(name: string, code: string, t: Translate): string {
  if (name === 'role' || name === 'mark') return t(`${name}.${code}`);
  return /^\d{4}-\d\d-\d\d$/.test(code) ? formatInstant(code, t.language, 'UTC', { dateStyle: 'long' }) : code;
}
