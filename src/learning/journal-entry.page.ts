import type { PublishedModule } from '../content/content.types';
import type { Entry, Share, SharedWithMe } from '../journal/journal.types';
import type { Named } from '../people/people.types';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { entryForm, headingOf, type Typed } from './journal.page';

/** What just went well, or came back. */
export interface Returned {
  done?: string;
  typed?: Typed;
  shareError?: string;
}
interface Given {
  entry: Entry;
  version: PublishedModule | undefined;
  shares: Share[];
  readers: Named[];
  returned: Returned;
}

const notes: Record<string, string> = {
  changed: 'journal.done.changed',
  shared: 'journal.done.shared',
  takenBack: 'journal.done.takenBack',
};

/** One entry as its author sees it. */
export function entryPage({ entry, version, shares, readers, returned }: Given, t: Translate) {
  const { words } = entry;
  const text = words.state === 'open' ? words.text : null;
  const note = returned.done ? notes[returned.done] : undefined;
  const reading = new Set(shares.map((share) => share.readerId));
  return {
    title: t('journal.entryTitle'),
    address: `/journal/${entry.id}`,
    ...headingOf(entry, version, t),
    on: entry.writtenOn,
    note: note ? t(note) : null,
    text,
    state: text === null ? t(`journal.stateLong.${words.state}`) : null,
    isSealed: words.state === 'sealed',
    canDelete: words.state === 'open' || words.state === 'sealed',
    /** What was typed beside an entry that is not here any more becomes one of its own. */
    form:
      text !== null || returned.typed
        ? {
            ...entryForm(returned.typed ?? null, t, text ?? ''),
            action: text === null ? '/journal/entries' : `/journal/${entry.id}/text`,
            seen: entry.revision,
          }
        : null,
    isEditing: Boolean(returned.typed),
    shares: shares.map(({ id, readerName, sharedOn }) => ({ id, readerName, on: sharedOn })),
    key: newRandomId(),
    shareError: returned.shareError ? t(returned.shareError) : null,
    readers: readers
      .filter(({ id }) => !reading.has(id))
      .map(({ id, name }) => ({ value: id, label: name, selected: false })),
  };
}

/** The same entry as somebody sees it whom its author lets read it. */
export function sharedEntryPage(
  { authorName, sharedOn, entry }: SharedWithMe,
  version: PublishedModule | undefined,
  t: Translate,
) {
  const { heading, module } = headingOf(entry, version, t);
  return {
    title: t('journal.sharedTitle'),
    heading: entry.box ? heading : t('journal.sharedFree'),
    module,
    sentence: t('journal.sharedBy', { name: authorName }),
    on: entry.writtenOn,
    sharedOn,
    text: entry.words.state === 'open' ? entry.words.text : '',
  };
}
