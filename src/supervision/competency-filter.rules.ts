import { type Band, bands, type Stage } from '../evidence/needs.types';
import type { CompetencyColumn, CompetencyRow } from './competency-rows.page';
import { saidIn, tableAddress } from './table-address.rules';

export interface CompetencyFilter {
  q: string;
  team: string;
  stage: string;
  /** An area’s code, `all`, or `critical`: what is safety-critical. */
  area: string;
  band: string;
  sort: string;
}
export const competencySorts = ['soonest', 'name', 'team', 'stage'] as const;
export const stages: readonly Stage[] = ['before-contact', 'day-90', 'yearly'];
export const openBands: readonly Band[] = bands.filter((band) => band !== 'none');
const usual = { sort: 'soonest', area: 'critical' };

/** Reads the address; anything unknown counts as not said. */
export function readCompetencyFilter(query: Record<string, unknown>): CompetencyFilter {
  const said = (name: string) => saidIn(query, name);
  const oneOf = (name: string, some: readonly string[], otherwise = '') =>
    some.includes(said(name)) ? said(name) : otherwise;
  return {
    q: said('q').trim(),
    team: said('team'),
    stage: oneOf('stage', stages),
    area: said('area') || usual.area,
    band: oneOf('band', openBands),
    sort: oneOf('sort', competencySorts, usual.sort),
  };
}

export const competencyAddress = (path: string, filter: CompetencyFilter, change: Partial<CompetencyFilter> = {}) =>
  tableAddress(path, { ...filter, ...change }, usual);

/** The columns of the area chosen. */
export const columnsIn = (columns: readonly CompetencyColumn[], { area }: CompetencyFilter): CompetencyColumn[] =>
  columns.filter((column) => area === 'all' || (area === 'critical' ? column.isCritical : column.areaCode === area));

/** The rows to show, in order, each with the cells of the columns shown. */
export function filterCompetencies(
  rows: readonly CompetencyRow[],
  columns: readonly CompetencyColumn[],
  filter: CompetencyFilter,
): CompetencyRow[] {
  const shown = new Set(columnsIn(columns, filter).map(({ code }) => code));
  const found = rows
    .filter((row) => !filter.q || row.name.toLowerCase().includes(filter.q.toLowerCase()))
    .filter((row) => !filter.team || row.teamId === filter.team)
    .filter((row) => !filter.stage || row.stage === filter.stage)
    .map((row) => ({ ...row, cells: row.cells.filter(({ code }) => shown.has(code)) }))
    .filter((row) => !filter.band || many(row, filter.band) > 0);
  const byName = (a: CompetencyRow, b: CompetencyRow) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
  const orders: Record<string, (a: CompetencyRow, b: CompetencyRow) => number> = {
    name: byName,
    team: (a, b) => a.team.localeCompare(b.team) || byName(a, b),
    stage: (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || byName(a, b),
    soonest: (a, b) => openBands.map((band) => many(b, band) - many(a, band)).find(Boolean) ?? byName(a, b),
  };
  return found.sort(orders[filter.sort]);
}

const many = ({ cells }: CompetencyRow, band: string): number => cells.filter((cell) => cell.band === band).length;
