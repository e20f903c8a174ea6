import { type Returned, shownForm } from '../../shared/form';
import type { Translate } from '../../shared/texts';
import { formatInstant } from '../../shared/views';
import { totalsOf } from './entries.rules';
import { longestNote } from './log.form';
import type { SharedNote } from './log.queries';
import { type Due, type DuePair, entryKinds, type LogEntry } from './log.types';
import type { Often } from './supervision-due.service';

interface LogFacts {
  person: { id: string; name: string; teamName: string | null };
  due: DuePair & { often: Often };
  entries: LogEntry[];
  notes: SharedNote[];
  /** Of the reader’s own; none where the reader is the person. */
  preparations: { on: string; text: string | null }[];
  /** Whom the person could name as a peer; none where a supervisor reads. */
  colleagues: { id: string; name: string }[];
  today: string;
}
/** Who reads it: the person, or one of those who supervise them. */
interface LogReader {
  as: 'person' | 'supervisor';
  id: string;
  base: string;
}

/** The supervision somebody had: the same page for them and for whoever supervises them. */
export function logPage(facts: LogFacts, reader: LogReader, returned: Returned | null, t: Translate) {
  const { person, due, entries, today } = facts;
  const who = { who: reader.as === 'person' ? 'you' : 'other', name: person.name };
  const isPerson = reader.as === 'person';
  const corrected = new Set(facts.notes.flatMap(({ correctsId }) => correctsId ?? []));
  return {
    title: t('supervision.title'),
    heading: t('supervision.heading', who),
    sentence: [dueWords('one-to-one', due.oneToOne, t), dueWords('group', due.group, t)].join(' '),
    next: nextWords(entries, today, t),
    shared: t(isPerson ? 'supervision.sharedOwn' : 'supervision.shared', who),
    totals: totalWords(entries, t),
    record: {
      ...shownForm(`${reader.base}/entries`, { kind: '', on: today, minutes: '', next: '', with: '' }, returned, t),
      help: t(isPerson ? 'supervision.recordPeerHelp' : 'supervision.recordHelp'),
      heading: t(isPerson ? 'supervision.recordPeer' : 'supervision.record'),
    },
    kinds: isPerson ? [] : choices(returned, 'kind', ['one-to-one', 'group'], (kind) => t(`supervision.kind.${kind}`)),
    colleagues: facts.colleagues.map(({ id, name }) => ({
      value: id,
      label: name,
      selected: typed(returned, 'with') === id,
    })),
    isPerson,
    notes: facts.notes.map((note) => noteOf(note, corrected, facts, reader, t)),
    note: { ...shownForm(`${reader.base}/notes`, { text: '' }, returned, t), most: longestNote },
    preparation: isPerson
      ? null
      : {
          ...shownForm(`${reader.base}/preparations`, { text: '' }, returned, t),
          most: longestNote,
          kept: facts.preparations,
        },
    lines: entries.map((entry) => lineOf(entry, reader, returned, t)),
    often: oftenPart(facts, reader, returned, t),
    looked: isPerson ? null : t('person.looked', { name: person.name }),
  };
}

const dayWords = (on: string, t: Translate) =>
  formatInstant(on, t.language, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' });

function dueWords(kind: 'one-to-one' | 'group', { state, dueOn }: Due, t: Translate): string {
  return t(`supervision.due.${state}`, {
    kind: t(`supervision.kind.${kind}`),
    on: dueOn ? dayWords(dueOn, t) : '',
  });
}

function nextWords(entries: readonly LogEntry[], today: string, t: Translate): string | null {
  const [next] = entries.flatMap(({ nextOn }) => (nextOn !== null && nextOn >= today ? [nextOn] : [])).sort();
  return next ? t('supervision.next', { on: dayWords(next, t) }) : null;
}

/** Hours with one figure after the point, as a credential asks for them. */
const hours = (minutes: number): number => Math.round(minutes / 6) / 10;

function totalWords(entries: readonly LogEntry[], t: Translate) {
  const { all, kinds } = totalsOf(entries);
  return {
    all: t('supervision.total', { times: all.times, hours: hours(all.minutes) }),
    kinds: entryKinds.map((kind) => ({
      label: t(`supervision.kind.${kind}`),
      words: t('supervision.times', { times: kinds.get(kind)!.times, hours: hours(kinds.get(kind)!.minutes) }),
    })),
  };
}

function lineOf(entry: LogEntry, reader: LogReader, returned: Returned | null, t: Translate) {
  const { id, kind, heldOn, minutes, nextOn } = entry;
  const stands = { on: heldOn, minutes: String(minutes), next: nextOn ?? '' };
  const action = `${reader.base}/entries/${id}/corrections`;
  return {
    id,
    on: heldOn,
    words: t(`supervision.kind.${kind}`),
    whom: entry.with === null ? null : t('supervision.with', { name: entry.with }),
    minutes: t('supervision.minutes', { minutes }),
    nextOn,
    correct:
      entry.recordedById === reader.id
        ? { ...shownForm(action, stands, returned, t), isOpen: returned?.action === action }
        : null,
  };
}

function noteOf(
  note: SharedNote,
  corrected: ReadonlySet<string>,
  { notes }: LogFacts,
  reader: LogReader,
  t: Translate,
) {
  const { id, author, authorId, on, text, correctsId } = note;
  const before = notes.find((one) => one.id === correctsId);
  return {
    id,
    on,
    text,
    by: authorId === reader.id ? t('answering.you') : author,
    puts: before ? dayWords(before.on, t) : null,
    isCorrected: corrected.has(id),
    canCorrect: authorId === reader.id && text !== null && !corrected.has(id),
  };
}

function oftenPart({ due, person }: LogFacts, reader: LogReader, returned: Returned | null, t: Translate) {
  const { first, later, group, from } = due.often;
  const words = t('supervision.often', { first, later, group });
  const said = t(`supervision.oftenFrom.${from}`, { name: person.name, team: person.teamName ?? '' });
  if (reader.as === 'person') return { words, said, form: null };
  const stands = { whose: 'person', first: String(first), later: String(later), group: String(group) };
  const action = `${reader.base}/rhythms`;
  const form = shownForm(action, stands, returned, t);
  const whose = ['person', ...(person.teamName ? ['team'] : []), 'as-team'].map((value) => ({
    id: `whose-${value}`,
    value,
    label: t(`supervision.whose.${value}`, { name: person.name, team: person.teamName ?? '' }),
    help: null,
    checked: form.values.whose === value,
  }));
  return { words, said, form: { ...form, whose, isOpen: returned?.action === action } };
}

const typed = (returned: Returned | null, field: string): unknown =>
  (returned?.values as Record<string, unknown> | undefined)?.[field];

const choices = (
  returned: Returned | null,
  field: string,
  values: readonly string[],
  label: (value: string) => string,
) => values.map((value) => ({ value, label: label(value), selected: typed(returned, field) === value }));
