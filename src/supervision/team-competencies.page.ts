import { bandState } from '../evidence/need-words.page';
import { grouped } from '../shared/grouped.rules';
import type { Translate } from '../shared/texts';
import {
  columnsIn,
  competencyAddress,
  type CompetencyFilter,
  competencySorts,
  filterCompetencies,
  openBands,
  stages,
} from './competency-filter.rules';
import { type CompetencyColumn, competencyColumns, competencyRows, type TeamNeeds } from './competency-rows.page';
import { downloadsOf, teamWays } from './team-ways.page';

const path = '/team/competencies';

/** Everybody and every competency: what is asked, what is shown, what each says of themselves. */
export function teamCompetenciesPage(team: TeamNeeds, filter: CompetencyFilter, t: Translate) {
  const columns = competencyColumns(team);
  const all = competencyRows(team, columns, t);
  const rows = filterCompetencies(all, columns, filter);
  const shown = columnsIn(columns, filter);
  const counted = (band: string) => filterCompetencies(all, columns, { ...filter, band }).length;
  return {
    title: t('matrix.title'),
    ways: teamWays('/competencies', t),
    sentence:
      all.length === 0 ? t('team.empty') : t('matrix.sentence', { people: counted('before-contact'), of: all.length }),
    filters: filter,
    chips: openBands.map((band) => ({
      label: t(`needs.band.${band}`),
      icon: bandState(band, t).shape,
      count: counted(band),
      current: filter.band === band,
      href: competencyAddress(path, filter, { band: filter.band === band ? '' : band }),
    })),
    ...choicesOf(team, columns, filter, t),
    areas: [...grouped(shown, ({ areaCode }) => areaCode).values()].map((some) => ({
      title: some[0]!.area,
      span: some.length,
    })),
    columns: shown.map((one) => ({ ...one, isMarked: one.isCritical && filter.area !== 'critical' })),
    rows: rows.map((row) => ({ ...row, href: `/people/${row.id}/needs` })),
    shown: rows.length,
    total: all.length,
    downloads: downloadsOf(path, (to) => competencyAddress(to, filter), t),
    clearHref: competencyAddress(path, filter) === path ? null : path,
  };
}

/** What can be chosen beside the chips. */
function choicesOf(
  { people }: TeamNeeds,
  columns: readonly CompetencyColumn[],
  filter: CompetencyFilter,
  t: Translate,
) {
  const choice = (name: keyof CompetencyFilter) => (value: string, label: string) => ({
    ...{ value, label },
    selected: filter[name] === value,
  });
  const teams = new Map(people.flatMap(({ teamId, teamName }) => (teamId ? [[teamId, teamName ?? '']] : [])));
  const areas = new Map(columns.map(({ areaCode, area }) => [areaCode, area]));
  const [area, team, stage, sort] = [choice('area'), choice('team'), choice('stage'), choice('sort')];
  return {
    areaChoices: [
      area('critical', t('matrix.critical')),
      area('all', t('matrix.allAreas')),
      ...[...areas].map(([code, title]) => area(code, title)),
    ],
    teams: [...teams].map(([id, name]) => team(id, name)),
    stages: stages.map((value) => stage(value, t(`needs.stage.${value}`))),
    sorts: competencySorts.map((value) => sort(value, t(`matrix.sort.${value}`))),
  };
}

/** The same rows and columns as the page shows, in the same order, each cell with the same words. */
export function teamCompetenciesTable(team: TeamNeeds, filter: CompetencyFilter, t: Translate): string[][] {
  const columns = competencyColumns(team);
  const rows = filterCompetencies(competencyRows(team, columns, t), columns, filter);
  return [
    [
      ...[t('team.name'), t('team.team'), t('matrix.stage')],
      ...columnsIn(columns, filter).map(({ area, title }) => `${area}: ${title}`),
    ],
    ...rows.map((row) => [
      ...[row.name, row.team, row.stageWords],
      ...row.cells.map(({ words, lines }) => [`${words}.`, ...lines].join(' ')),
    ]),
  ];
}
