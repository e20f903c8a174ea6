import type { PublishedModule } from '../content/content.types';
import type { Block } from '../content/course-model.types';
import { blockOf, hrefOf, lessonOf } from '../content/module-parts.rules';
import type { Entry, SharedWithMe } from '../journal/journal.types';
import type { CourseText } from '../reading/course-text.page';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { longestText } from './journal.form';
import type { Said } from './journaling.service';

/** What somebody typed that was not kept, and why. */
export interface Typed {
  text: string;
  said: Said;
}
interface Given {
  entries: Entry[];
  hasMore: boolean;
  /** Is this the page with the newest? */
  isFirst: boolean;
  shared: SharedWithMe[];
  versions: ReadonlyMap<string, PublishedModule>;
  typed: Typed | null;
  done: string | null;
}

const notes: Record<string, string> = {
  deleted: 'journal.done.deleted',
  opened: 'journal.done.opened',
};

/** What stands in an entry's field: fresh key, what was typed, and what was wrong with it. */
export const entryForm = (typed: Typed | null, t: Translate, stands = '') => ({
  key: newRandomId(),
  text: typed?.text ?? stands,
  error: typed ? t(typed.said.key, typed.said.values) : null,
  most: longestText,
});

/** One's own journal, the newest first. */
export function journalPage({ entries, hasMore, isFirst, shared, versions, typed, done }: Given, t: Translate) {
  const note = done ? notes[done] : undefined;
  return {
    title: t('journal.title'),
    note: note ? t(note) : null,
    isFirst,
    form: entryForm(typed, t),
    entries: entries.map((entry) => ({
      href: `/journal/${entry.id}`,
      on: entry.writtenOn,
      ...headingOf(entry, entry.box ? versions.get(entry.box.versionId) : undefined, t),
      excerpt: entry.words.state === 'open' ? excerptOf(entry.words.text) : null,
      state: entry.words.state === 'open' ? null : t(`journal.state.${entry.words.state}`),
    })),
    isSealed: entries.some((entry) => entry.words.state === 'sealed'),
    earlier: hasMore ? `/journal?before=${entries.at(-1)!.chainNo}` : null,
    shared: shared.map(({ id, authorName, sharedOn }) => ({ href: `/journal/shared/${id}`, authorName, on: sharedOn })),
  };
}

/** What an entry is about: the box and the module that it answers, or nothing but itself. */
export function headingOf({ box }: Entry, version: PublishedModule | undefined, t: Translate) {
  if (!box || !version) return { heading: t('journal.free'), module: null, lessonHref: null };
  const { module } = version;
  const title = blockOf(module, box.lessonId, box.blockId)?.title || lessonOf(module, box.lessonId)?.title;
  const lessonHref = `${hrefOf(box.slug, { kind: 'lesson', id: box.lessonId })}#${box.blockId}`;
  return { heading: title ?? module.title, module: module.title, lessonHref };
}

const excerptLength = 140;

/** The first words, as far as whole ones fit. */
function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= excerptLength) return line;
  return `${line.slice(0, excerptLength).replace(/\s+\S*$/, '')} …`;
}

interface NewEntry {
  slug: string;
  lessonId: string;
  block: Block;
  published: PublishedModule;
  text: CourseText;
  typed: Typed | null;
}

/** Writing for one box of a lesson, or saying that it was done on paper. */
export function newEntryPage({ slug, lessonId, block, published, text, typed }: NewEntry, t: Translate) {
  const lesson = lessonOf(published.module, lessonId);
  const hidden = { module: slug, lesson: lessonId, block: block.id, versionId: published.versionId };
  return {
    title: t('journal.newTitle'),
    back: {
      href: `${hrefOf(slug, { kind: 'lesson', id: lessonId })}#${block.id}`,
      title: lesson?.title ?? published.module.title,
    },
    box: { title: text.words(block.title), bodyHtml: text.html(block.markdown) },
    hidden: Object.entries(hidden).map(([name, value]) => ({ name, value })),
    form: entryForm(typed, t),
    paperKey: newRandomId(),
  };
}

/** A recovery code, this once. @param next.isFirst whether something was kept on the way here. */
export function recoveryCodePage(code: string, next: { to: string; isFirst: boolean }, t: Translate) {
  return {
    title: t('recovery.codeTitle'),
    sentence: t(next.isFirst ? 'recovery.codeFirst' : 'recovery.codeRenewed'),
    code,
    to: next.to,
  };
}
