import { evidenceIn } from '../evidence/entries.rules';
import { isSeen, newestFirst } from '../evidence/level.rules';
import { bandState, reasonsOf, type Reader, sourceOf } from '../evidence/need-words.page';
import type { Evidence, Need } from '../evidence/needs.types';
import { coveringWords } from '../people/overseers.page';
import type { Translate } from '../shared/texts';
import { missingOf, topNeeds } from './person-week.rules';
import type { PlannedWeek } from './team-week.rules';
import { itemLine, shortDay } from './week-words.page';

/** So many lines of the week stand on a card. */
const mostLines = 4;
/** So many skills that are missing stand open; the others are a press away. */
const mostMissing = 3;
/** So many reasons of one need stand on a card. */
const mostReasons = 2;

/** One person’s card: clear for lone contact or what is missing and why, what would help most, and this week’s dates. */
export function personCard(week: PlannedWeek, t: Translate) {
  const { person, needs, items } = week;
  const base = `/people/${person.id}/needs`;
  const reader: Reader = { as: 'supervisor', name: person.name, base };
  const lines = items.filter(({ kind }) => kind !== 'lone-contact').map((one) => itemLine(one, person.name, t));
  const day = needs.day === null ? '' : t('week.dayOf', { day: needs.day });
  return {
    href: `/people/${person.id}`,
    needsHref: base,
    name: person.name,
    meta: [person.teamName ?? '', day, person.covered ? t('cover.note', coveringWords(person.covered, t)) : '']
      .filter(Boolean)
      .join(' · '),
    ...loneOf(week, reader, t),
    needs: topNeeds(week).map((need) => ({
      href: `${base}/${need.competency.code}`,
      title: need.competency.title,
      icon: need.obstacle ? 'wait' : bandState(need.band, t).shape,
      words: reasonsOf(need, needs.stage, reader, t).slice(0, mostReasons).join(' '),
    })),
    lines: lines.slice(0, mostLines),
    further: lines.length > mostLines ? t('week.furtherLines', { count: lines.length - mostLines }) : null,
  };
}

function loneOf(week: PlannedWeek, reader: Reader, t: Translate) {
  const { lone } = week.needs;
  if (!lone) return { stamp: null, missing: null };
  const isClear = lone.missing.length === 0;
  const stamp = { isClear, words: t(isClear ? 'needs.lone.clear' : 'needs.lone.notClear') };
  if (isClear) return { stamp, missing: null };
  const told = missingOf(week).map((one) => missingRow(one, week, reader, t));
  const rest = told.slice(mostMissing);
  return {
    stamp,
    missing: {
      heading: t('week.missing', { count: lone.missing.length, of: lone.of }),
      rows: told.slice(0, mostMissing),
      rest: rest.length > 0 ? { words: t('week.missingMore', { count: rest.length }), rows: rest } : null,
    },
  };
}

type Missing = ReturnType<typeof missingOf>[number];

/** One skill that is missing, and why. */
function missingRow({ need, reason, waitsFor }: Missing, week: PlannedWeek, reader: Reader, t: Translate) {
  const of = () => {
    if (reason === 'waits') return t('week.lone.waits', { title: waitsFor[0]!.title });
    if (reason === 'obstacle') return t(`needs.why.${need.obstacle!.reason}`);
    const last = lastOf(need, week, reason === 'seen-lower');
    const said = last && {
      kind: last.kind,
      source: sourceOf(last, week.needs, reader, t).words,
      on: shortDay(last.on, t),
    };
    return said
      ? t(`week.lone.${reason}`, { ...said, asked: t(`needs.level.${need.required}`) })
      : t('needs.why.nothing');
  };
  return {
    href: `${reader.base}/${need.competency.code}`,
    title: need.competency.title,
    icon: reason === 'waits' || reason === 'obstacle' ? 'wait' : 'gate',
    words: of(),
  };
}

/** What showed it last: seen by somebody, or only checked. */
function lastOf({ competency: { code }, rests }: Need, { needs }: PlannedWeek, isBySight: boolean): Evidence | null {
  if (!isBySight) return rests;
  const told = [...evidenceIn([...needs.entries.values()]), ...needs.derived];
  const seen = told.filter(({ competency, kind }) => competency === code && isSeen(kind));
  return seen.sort(newestFirst)[0] ?? rests;
}
