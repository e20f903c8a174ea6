import { isPartDone, whatIsMissing } from '../completions/completion.rules';
import type { ListedDate } from '../completions/session.queries';
import { isOpenAt } from '../completions/session.rules';
import { sessionsOf } from '../content/live-sessions.rules';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import type { OwnModule } from './reading.types';
import { factsOf } from './trail.page';

/** What one person sees of a module's live sessions: the dates to come, and the days on which they were there. */
export interface Live {
  coming: readonly ListedDate[];
  days: ReadonlyMap<string, string>;
  now: Date;
  returned: Returned | null;
}

const nothing: Live = { coming: [], days: new Map(), now: new Date(0), returned: null };

/** The live sessions of a module; null where it has none. */
export function sessionsPart({ published: { module }, progress }: OwnModule, live: Live | null, t: Translate) {
  const sessions = sessionsOf(module);
  if (sessions.length === 0) return null;
  const facts = factsOf(progress);
  const missing = new Set(whatIsMissing(module, facts).flatMap(({ kind, id }) => (kind === 'session' ? [id] : [])));
  const isAsked = module.completion.allOf.includes('session');
  const { coming, days, now, returned } = live ?? nothing;
  return {
    rule: ruleWords(module.completion, sessions, t),
    list: sessions.map(({ id, title, minutes, about }) => {
      const isDone = isPartDone({ kind: 'session', id }, facts);
      const dates = isDone ? [] : coming.filter((date) => date.sessionId === id);
      const state = isDone ? 'done' : !isAsked || progress?.completion || missing.has(id) ? 'ahead' : 'free';
      return {
        id,
        title,
        about,
        minutes,
        icon: { done: 'done', ahead: 'ring', free: 'dash' }[state],
        words: { done: t('sessions.wasThere'), ahead: '', free: t('sessions.notNeeded') }[state],
        on: days.get(id) ?? null,
        dates: dates.map((date) => ({ on: date.startsAt, ...placeOf(date.place) })),
        noDate: live && state === 'ahead' && dates.length === 0 ? t('sessions.noDate') : '',
        form: dates.some((date) => isOpenAt(date, now))
          ? shownForm(`/modules/${module.slug}/sessions/${id}/attendances`, { code: '' }, returned, t)
          : null,
      };
    }),
  };
}

/** A place that is a link can be followed. */
export const placeOf = (place: string) => ({ place, href: /^https?:\/\/\S+$/.test(place) ? place : null });

function ruleWords(
  { allOf, mayMiss = 0, neverMiss = [] }: OwnModule['published']['module']['completion'],
  sessions: readonly { id: string; title: string }[],
  t: Translate,
): string {
  if (!allOf.includes('session')) return t('sessions.welcome');
  const never = sessions.filter(({ id }) => neverMiss.includes(id)).map(({ title }) => `“${title}”`);
  return t('sessions.rule', { total: sessions.length, miss: mayMiss, never: never.join(', ') || 'none' });
}
