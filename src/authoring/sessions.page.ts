import { sessionsOf } from '../content/live-sessions.rules';
import { windowOf } from '../completions/session.rules';
import type { ListedDate } from '../completions/session.queries';
import { placeOf } from '../reading/sessions.page';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import type { StudioSessionsService } from './sessions.service';

type Given = Awaited<ReturnType<StudioSessionsService['of']>>;

/** The live sessions of a module with their dates, and the form for another date. */
export function sessionsPage({ module, dates, teams, now }: Given, returned: Returned | null, t: Translate) {
  const base = `/studio/${module.slug}/sessions`;
  const sessions = sessionsOf(module);
  const titles = new Map(sessions.map((one) => [one.id, one.title]));
  const fields = { session: '', on: '', at: '', place: '', team: '' };
  const form = shownForm(`${base}/dates`, fields, returned, t);
  const row = (date: ListedDate) => ({
    href: `${base}/dates/${date.id}`,
    title: titles.get(date.sessionId) ?? date.sessionId,
    on: date.startsAt,
    place: date.place,
    team: date.teamName ?? t('sessions.everybody'),
  });
  const standing = dates.filter((date) => date.cancelledAt === null);
  const isOver = (date: ListedDate) => windowOf(date).until < now;
  return {
    title: t('sessions.title'),
    module: { title: module.title, href: `/studio/${module.slug}` },
    sessions: sessions.map(({ title, minutes, about }) => ({ title, minutes, about })),
    coming: standing
      .filter((date) => !isOver(date))
      .reverse()
      .map(row),
    over: standing.filter(isOver).map(row),
    form:
      sessions.length === 0
        ? null
        : {
            ...form,
            sessions: sessions.map(({ id, title }) => ({
              value: id,
              label: title,
              selected: id === form.values.session,
            })),
            teams: teams.map(({ id, name }) => ({ value: id, label: name, selected: id === form.values.team })),
          },
  };
}

type OneDate = Awaited<ReturnType<StudioSessionsService['date']>>;

const titleOf = ({ module, date }: Pick<OneDate, 'module' | 'date'>): string =>
  sessionsOf(module).find((one) => one.id === date.sessionId)?.title ?? date.sessionId;

/** One date: who is expected, and who was there. */
export function sessionDatePage(given: OneDate, returned: Returned | null, saved: boolean, t: Translate) {
  const { module, date, roll } = given;
  const base = `/studio/${module.slug}/sessions`;
  const own = `${base}/dates/${date.id}`;
  const people = roll.map((one) => {
    const isHere = one.attended === 1 && one.dateId === date.id;
    const isElsewhere = one.attended === 1 && !isHere;
    return {
      id: one.personId,
      name: one.name,
      isHere,
      elsewhereOn: isElsewhere ? one.attendedOn : null,
      state: t(`moduleState.${one.completedOn ? 'done' : one.startedAt ? 'started' : 'ahead'}`),
    };
  });
  return {
    title: titleOf(given),
    sessions: { title: t('sessions.title'), href: base },
    moduleTitle: module.title,
    on: date.startsAt,
    ...placeOf(date.place),
    team: date.teamName ?? t('sessions.everybody'),
    cancelledOn: date.cancelledAt,
    notice: saved ? t('form.saved') : '',
    code: date.cancelledAt ? null : { href: `${own}/code` },
    here: people.filter((one) => one.isHere).length,
    people,
    roll: shownForm(`${own}/attendances`, {}, returned, t),
    cancel:
      date.cancelledAt || people.some((one) => one.isHere) ? null : shownForm(`${own}/cancellation`, {}, returned, t),
  };
}

/** The code, large, for the wall. Nobody's name stands here. */
export function sessionCodePage(given: OneDate, returned: Returned | null, t: Translate) {
  const { module, date, now } = given;
  const own = `/studio/${module.slug}/sessions/dates/${date.id}`;
  const { from, until } = windowOf(date);
  const state = date.cancelledAt ? 'cancelled' : now < from ? 'early' : now > until ? 'over' : 'open';
  return {
    title: t('sessions.codeTitle'),
    session: { title: titleOf(given), href: own },
    moduleTitle: module.title,
    letters: state === 'open' || state === 'early' ? `${date.code.slice(0, 3)} ${date.code.slice(3)}` : '',
    words: t(`sessions.code.${state}`),
    from: from.toISOString(),
    until: until.toISOString(),
    isDated: state === 'open' || state === 'early',
    renew: shownForm(`${own}/codes`, {}, returned, t),
  };
}
