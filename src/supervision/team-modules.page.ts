import type { Translate } from '../shared/texts';
import { longDay } from '../shared/views';
import { addressWith, chipStates, filterRows, sorts, type TeamFilter } from './team-filter.rules';
import { isCounted } from './module-state.rules';
import { downloadsOf, teamWays } from './team-ways.page';
import { type TeamFacts, teamRows } from './team-rows.page';

const chipIcons = { late: 'clock', due: 'calendar', started: 'half', done: 'done' } as const;

/** Everybody and every module: one table, everything that is chosen in its address. */
export function teamModulesPage(facts: TeamFacts, filter: TeamFilter, t: Translate) {
  const all = teamRows(facts, t);
  const rows = filterRows(all, filter);
  const counted = (state: string) => filterRows(all, { ...filter, state }).length;
  const finished = all.filter((row) => row.total > 0 && row.done === row.total).length;
  const teams = [...new Map(all.flatMap((row) => (row.teamId ? [[row.teamId, row.team] as const] : [])))];
  return {
    title: t('team.title'),
    sentence:
      all.length === 0
        ? t('team.empty')
        : t('team.sentence', {
            people: all.length,
            finished,
            late: all.filter((row) => row.cells.some((cell) => cell.state === 'late')).length,
          }),
    filters: filter,
    chips: chipStates.map((state) => ({
      label: t(`cell.${state}`),
      count: counted(state),
      icon: chipIcons[state],
      current: filter.state === state,
      href: addressWith('/team/modules', filter, { state: filter.state === state ? '' : state }),
    })),
    teams: teams.map(([id, name]) => ({ value: id, label: name, selected: filter.team === id })),
    modules: facts.columns.map(({ slug, title }) => ({ value: slug, label: title, selected: filter.module === slug })),
    columns: facts.columns
      .filter(({ slug }) => !filter.module || slug === filter.module)
      .map(({ slug, title }) => {
        const cells = all.flatMap((row) => row.cells.filter((cell) => cell.module === slug && isCounted(cell)));
        return { title, done: cells.filter((cell) => cell.state === 'done').length, of: cells.length };
      }),
    sorts: sorts.map((value) => ({ value, label: t(`team.sort.${value}`), selected: filter.sort === value })),
    rows: rows.map((row) => ({ ...row, href: `/people/${row.id}`, needsHref: `/people/${row.id}/needs` })),
    shown: rows.length,
    total: all.length,
    downloads: downloadsOf('/team', (path) => addressWith(path, filter), t),
    clearHref: addressWith('/team/modules', filter) === '/team/modules' ? null : '/team/modules',
    ways: teamWays('/modules', t),
  };
}

/** The same rows and columns as the page shows, in the same order, each cell with the same words. */
export function teamModulesTable(facts: TeamFacts, filter: TeamFilter, t: Translate): string[][] {
  const columns = facts.columns.filter(({ slug }) => !filter.module || slug === filter.module);
  const rows = filterRows(teamRows(facts, t), filter);
  const cell = ({ words, on, counts, valid, way, because }: (typeof rows)[number]['cells'][number]) =>
    [words, on ? longDay(on, t) : counts, because, valid ? `${valid.words} ${longDay(valid.on, t)}` : '', way]
      .filter(Boolean)
      .join(', ');
  return [
    [
      ...['name', 'team', 'leave', 'talks', 'done', 'asked'].map((key) => t(`team.${key}`)),
      ...columns.map((column) => column.title),
    ],
    ...rows.map((row) => [
      row.name,
      row.team,
      row.onLeave ? t('person.onLeave') : '',
      row.talks.map(({ words, since }) => `${words}, ${t('talk.since')} ${longDay(since, t)}`).join('; '),
      String(row.done),
      String(row.total),
      ...row.cells.map(cell),
    ]),
  ];
}
