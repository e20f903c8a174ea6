import type { LoggedEvent } from '../audit/audit.types';
import { byteOrderMark, csvLine } from '../shared/csv';
import type { Translate } from '../shared/texts';

export const eventsOnPage = 50;

interface AuditFilter {
  /** Only events numbered below it. */
  before: number | undefined;
  /** Part of the name of who did it or whom it is about; nothing for all. */
  name: string;
}

export function readAuditFilter(query: Record<string, unknown>): AuditFilter {
  const before = typeof query.before === 'string' && /^\d{1,9}$/.test(query.before) ? Number(query.before) : undefined;
  return { before, name: typeof query.name === 'string' ? query.name.trim().slice(0, 120) : '' };
}

/** @param found one more than the page shows tells that there are older ones. */
export function auditPage(found: LoggedEvent[], filter: AuditFilter, t: Translate) {
  const shown = found.slice(0, eventsOnPage);
  const address = (before?: number) => {
    const query = new URLSearchParams({
      ...(filter.name ? { name: filter.name } : {}),
      ...(before ? { before: `${before}` } : {}),
    });
    return query.size > 0 ? `/administration/audit?${query.toString()}` : '/administration/audit';
  };
  return {
    title: t('audit.title'),
    filter,
    events: shown.map((event) => ({
      ...event,
      who: event.actor ?? t('audit.nobody'),
      words: wordsOf(event, t),
      subject: subjectOf(event),
    })),
    olderHref: found.length > eventsOnPage ? address(shown.at(-1)!.number) : null,
    newestHref: filter.before === undefined ? null : address(),
    clearHref: filter.name ? '/administration/audit' : null,
  };
}

/** The same events as lines of a table, the newest first. */
export async function* auditCsv(all: AsyncIterable<LoggedEvent[]>, t: Translate): AsyncIterable<string> {
  const heads = ['number', 'when', 'who', 'what', 'about'].map((column) => t(`audit.${column}`));
  yield byteOrderMark + csvLine([...heads, t('audit.code'), t('audit.detail')]);
  for await (const events of all) yield events.map((event) => csvLine(cells(event, t))).join('');
}

const cells = (event: LoggedEvent, t: Translate): string[] => [
  String(event.number),
  event.occurredAt,
  event.actor ?? t('audit.nobody'),
  wordsOf(event, t),
  subjectOf(event),
  event.action,
  JSON.stringify(event.detail),
];

/** Whom it is about, where that is somebody else. */
const subjectOf = (event: LoggedEvent): string => (event.subject === event.actor ? '' : (event.subject ?? ''));

/** A log is read for years: an action that this version has no sentence for is still shown. */
function wordsOf(event: LoggedEvent, t: Translate): string {
  try {
    const words = t(`audit.${event.action}`, event.detail);
    return words.charAt(0).toUpperCase() + words.slice(1);
  } catch {
    return t('audit.unknown', { action: event.action });
  }
}
