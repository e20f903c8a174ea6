import { saidIn, tableAddress } from './table-address.rules';
import type { TeamRow } from './team-rows.page';

export type TeamFilter = {
  q: string;
  team: string;
  module: string;
  state: string;
  sort: string;
};
export const sorts = ['outstanding', 'name', 'team'] as const;
export const chipStates = ['late', 'due', 'started', 'done'] as const;

/** Reads the address; anything unknown counts as not said. */
export function readFilter(query: Record<string, unknown>): TeamFilter {
  const said = (name: string) => saidIn(query, name);
  const sort = said('sort');
  return {
    q: said('q').trim(),
    team: said('team'),
    module: said('module'),
    state: said('state'),
    sort: (sorts as readonly string[]).includes(sort) ? sort : 'outstanding',
  };
}

/** Whether an address chooses something of the table of modules, which once stood at /team. */
export const isFiltered = (query: Record<string, unknown>): boolean =>
  ['q', 'team', 'module', 'state', 'sort'].some((name) => name in query);

/** The rows to show, in order; with a module chosen only its column counts. */
export function filterRows(rows: readonly TeamRow[], filter: TeamFilter): TeamRow[] {
  const cellsOf = (row: TeamRow) => row.cells.filter((cell) => !filter.module || cell.module === filter.module);
  const found = rows
    .filter((row) => !filter.q || row.name.toLowerCase().includes(filter.q.toLowerCase()))
    .filter((row) => !filter.team || row.teamId === filter.team)
    .filter((row) => !filter.state || cellsOf(row).some((cell) => cell.state === filter.state))
    .map((row) => ({ ...row, cells: cellsOf(row) }));
  const lateness = (row: TeamRow) => row.cells.filter((cell) => cell.state === 'late').length;
  const byName = (a: TeamRow, b: TeamRow) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
  const orders: Record<string, (a: TeamRow, b: TeamRow) => number> = {
    name: byName,
    team: (a, b) => a.team.localeCompare(b.team) || byName(a, b),
    outstanding: (a, b) => lateness(b) - lateness(a) || b.total - b.done - (a.total - a.done) || byName(a, b),
  };
  return found.sort(orders[filter.sort]);
}

/** The address of the same page with one thing changed; empty settings are left out. */
export function addressWith(path: string, filter: TeamFilter, change: Partial<TeamFilter> = {}): string {
  return tableAddress(path, { ...filter, ...change }, { sort: 'outstanding' });
}
