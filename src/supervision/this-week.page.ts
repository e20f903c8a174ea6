import type { Translate } from '../shared/texts';
import { formatInstant } from '../shared/views';
import { personCard } from './person-week.page';
import { type FirstLine, firstLines, type PlannedWeek, sharedGap, teamWeek } from './team-week.rules';
import { teamWays } from './team-ways.page';
import { shortDay } from './week-words.page';
import { firstWords } from './week-words.page';
import type { PersonWeek } from './this-week.rules';

/** So many lines stand on top; the rest is said on the cards below. */
const mostFirst = 4;

/** What to do this week, for whom, and why. */
export function thisWeekPage({ weeks, today }: { weeks: PersonWeek[]; today: string }, t: Translate) {
  const team = teamWeek(weeks);
  const lines = firstLines(team);
  const gap = sharedGap(weeks);
  return {
    title: t('week.title'),
    ways: teamWays('', t),
    sentence: weeks.length === 0 ? t('team.empty') : sentenceOf(team, lines, today, t),
    first: lines.slice(0, mostFirst).map((line) => lineOf(line, t)),
    further: lines.length > mostFirst ? t('week.further', { count: lines.length - mostFirst }) : null,
    people: team.soonest.map((week) => personCard(week, t)),
    quiet: team.quiet.map((week) => ({ ...personCard(week, t), words: nextWords(week, t), away: null })),
    away: team.away.map((week) => ({ ...personCard(week, t), words: '', away: awayWords(week, t) })),
    gap: gap && { ...gap, words: t('week.gap', { below: gap.below, of: gap.of }) },
    isEmpty: weeks.length === 0,
  };
}

function sentenceOf(
  { soonest, quiet }: ReturnType<typeof teamWeek>,
  lines: readonly FirstLine[],
  today: string,
  t: Translate,
): string {
  const asked = [...soonest, ...quiet].flatMap(({ needs }) => needs.lone ?? []);
  const clear = asked.filter(({ missing }) => missing.length === 0).length;
  const day = formatInstant(today, t.language, 'UTC', { weekday: 'long', day: 'numeric', month: 'long' });
  return [
    t('week.day', { day }),
    asked.length > 0 ? t('week.clear', { clear, people: asked.length }) : '',
    t('week.waits', { count: lines.length }),
  ]
    .filter(Boolean)
    .join(' ');
}

function lineOf(line: FirstLine, t: Translate) {
  if (line.of === 'person')
    return {
      links: [{ href: `/people/${line.week.person.id}/needs`, name: line.week.person.name }],
      words: line.items
        .slice(0, 2)
        .map((one) => firstWords(one, t))
        .join(' '),
    };
  const links = line.weeks.map(({ person }) => ({ href: '/team/questions', name: person.name }));
  return { links, words: t('week.first.question', { count: line.count, on: shortDay(line.since, t) }) };
}

/** What comes next for somebody who needs nothing this week. */
function nextWords({ items: [next] }: PlannedWeek, t: Translate): string {
  return next
    ? t(`week.item.${next.kind}`, { about: next.about, count: next.count, on: next.on ? shortDay(next.on, t) : '' })
    : '';
}

const awayWords = ({ away }: PlannedWeek, t: Translate): string =>
  away?.until ? t('week.awayUntil', { on: shortDay(away.until, t) }) : t('week.away');
