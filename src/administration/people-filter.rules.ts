import { roles } from '../people/people.types';

export const accountStates = ['not-invited', 'invited', 'active', 'left'] as const;
export type AccountState = (typeof accountStates)[number];
export const peopleSorts = ['name', 'newest'] as const;
export const perPage = 50;

export interface PeopleFilter {
  q: string;
  role: string;
  /** A team's id, or `none`. */
  team: string;
  state: string;
  sort: string;
  /** Counted from 1. */
  page: number;
}

/** Reads the address; anything unknown counts as not said. */
export function readPeopleFilter(query: Record<string, unknown>): PeopleFilter {
  const said = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 80).trim() : '');
  const oneOf = (name: string, choices: readonly string[]) => (choices.includes(said(name)) ? said(name) : '');
  const page = Number(said('page'));
  return {
    q: said('q'),
    role: oneOf('role', roles),
    team: /^(none|[0-9a-f-]{36})$/.test(said('team')) ? said('team') : '',
    state: oneOf('state', accountStates),
    sort: oneOf('sort', peopleSorts) || 'name',
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
  };
}

/** The address of the same page with something changed; whatever else changes, the list begins at its first page. */
export function peopleAddress(filter: PeopleFilter, change: Partial<PeopleFilter> = {}): string {
  const all = { ...filter, page: 1, ...change };
  const said = Object.entries(all).filter(([name, value]) => value !== '' && !isUsual(name, value));
  const query = new URLSearchParams(Object.fromEntries(said.map(([name, value]) => [name, String(value)]))).toString();
  return query ? `/administration/people?${query}` : '/administration/people';
}

const isUsual = (name: string, value: unknown): boolean =>
  (name === 'sort' && value === 'name') || (name === 'page' && value === 1);
