import { roles } from '../people/people.types';
import type { Translate } from '../shared/texts';
import type { AddPersonForm } from './people.form';
import {
  accountStates,
  type AccountState,
  type PeopleFilter,
  peopleAddress,
  peopleSorts,
  perPage,
} from './people-filter.rules';
import type { DirectoryService } from './directory.service';

export const stateIcons: Record<AccountState, string> = {
  'not-invited': 'ring',
  invited: 'half',
  active: 'done',
  left: 'dash',
};

interface Adding {
  values: Partial<AddPersonForm>;
  /** Message keys by field. */
  errors: Record<string, string>;
}
type Listed = Awaited<ReturnType<DirectoryService['list']>>;

/** Everybody who has an account; all that is chosen stands in the address. */
export function peoplePage(listed: Listed, filter: PeopleFilter, adding: Adding | null, formKey: string, t: Translate) {
  const { counts, teams } = listed;
  const total = [...counts.values()].reduce((sum, many) => sum + many, 0);
  const shown = filter.state ? (counts.get(filter.state as AccountState) ?? 0) : total;
  return {
    title: t('people.title'),
    sentence: t('people.sentence', {
      people: total - (counts.get('left') ?? 0),
      waiting: counts.get('not-invited') ?? 0,
      filtered: isFiltered(filter) ? 1 : 0,
    }),
    filter,
    chips: accountStates.map((state) => ({
      label: t(`accountState.${state}`),
      count: counts.get(state) ?? 0,
      icon: stateIcons[state],
      current: filter.state === state,
      href: peopleAddress(filter, { state: filter.state === state ? '' : state }),
    })),
    roles: roles.map((value) => ({ value, label: t(`role.${value}`), selected: filter.role === value })),
    teams: [
      ...teams.map((team) => ({ value: team.id, label: team.name, selected: filter.team === team.id })),
      { value: 'none', label: t('people.noTeam'), selected: filter.team === 'none' },
    ],
    sorts: peopleSorts.map((value) => ({ value, label: t(`people.sort.${value}`), selected: filter.sort === value })),
    rows: rowsOf(listed, t),
    found: t('people.found', { shown }),
    clearHref: isFiltered(filter) ? '/administration/people' : null,
    pager: pagerOf(filter, shown),
    add: addForm(adding, listed, formKey, t),
  };
}

const isFiltered = (filter: PeopleFilter): boolean =>
  peopleAddress({ ...filter, sort: 'name' }) !== '/administration/people';

function rowsOf({ people, beside }: Listed, t: Translate) {
  const of = (personId: string, kind: string) =>
    beside.filter((one) => one.personId === personId && one.kind === kind).map((one) => one.words);
  return people.map((person) => ({
    ...person,
    href: `/administration/people/${person.id}`,
    icon: stateIcons[person.state],
    stateWords: t(`accountState.${person.state}`),
    roles: of(person.id, 'role')
      .map((role) => t(`role.${role}`))
      .join(', '),
    teams: of(person.id, 'team').join(', '),
    supervisors: of(person.id, 'supervisor').join(', '),
  }));
}

function pagerOf(filter: PeopleFilter, shown: number) {
  const pages = Math.max(1, Math.ceil(shown / perPage));
  if (pages === 1) return null;
  const at = (page: number) => (page >= 1 && page <= pages ? peopleAddress(filter, { page }) : null);
  return { page: filter.page, pages, previous: at(filter.page - 1), next: at(filter.page + 1) };
}

function addForm(adding: Adding | null, { teams }: Listed, formKey: string, t: Translate) {
  const said = (field: string) => (adding?.errors[field] ? t(adding.errors[field]) : null);
  const values = adding?.values ?? { role: ['learner'] };
  return {
    open: adding !== null,
    formKey,
    name: values.name ?? '',
    email: values.email ?? '',
    startedOn: values.startedOn ?? '',
    teams: teams
      .filter((team) => team.closedOn === null)
      .map((team) => ({ value: team.id, label: team.name, selected: values.teamId === team.id })),
    roles: roles.map((value) => ({
      value,
      label: t(`role.${value}`),
      help: t(`role.${value}Help`),
      checked: values.role?.includes(value) ?? false,
    })),
    errors: {
      form: said('form'),
      name: said('name'),
      email: said('email'),
      startedOn: said('startedOn'),
      teamId: said('teamId') ?? said('toOn'),
      role: said('role'),
    },
  };
}
