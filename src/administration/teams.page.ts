import { teamTypes } from '../people/people.types';
import { typedText } from '../shared/form';
import type { Translate } from '../shared/texts';
import { peopleAddress, readPeopleFilter } from './people-filter.rules';
import type { ListedTeam } from './teams.queries';

/** A form that came back: what was typed, and a message key for each field. */
interface Failed {
  values: Record<string, unknown>;
  errors: Record<string, string>;
}

const typesOf = (chosen: unknown, t: Translate) =>
  teamTypes.map((value) => ({ value, label: t(`teamType.${value}`), selected: value === chosen }));
const errorsOf = (failed: Failed | null, t: Translate) =>
  Object.fromEntries(
    ['form', 'name', 'teamType', 'closedOn'].map((field) => {
      const key = failed?.errors[field];
      return [field, key ? t(key) : null];
    }),
  );

const common = (team: ListedTeam, today: string, t: Translate) => {
  const closed = team.closedOn !== null && team.closedOn <= today;
  return {
    name: team.name,
    href: `/administration/teams/${team.id}`,
    typeWords: t(`teamType.${team.teamType}`),
    members: team.members,
    closedOn: team.closedOn,
    icon: closed ? 'dash' : 'done',
    stateWords: t(closed ? 'teams.closed' : 'teams.open'),
    peopleHref: peopleAddress({ ...readPeopleFilter({}), team: team.id }),
  };
};

export function teamsPage(teams: ListedTeam[], today: string, failed: Failed | null, formKey: string, t: Translate) {
  return {
    title: t('teams.title'),
    sentence: t('teams.sentence', {
      teams: teams.length,
      people: teams.reduce((sum, team) => sum + team.members, 0),
    }),
    teams: teams.map((team) => common(team, today, t)),
    add: {
      formKey,
      open: failed !== null || teams.length === 0,
      name: typedText(failed?.values, 'name', ''),
      types: typesOf(failed?.values.teamType, t),
      errors: errorsOf(failed, t),
    },
  };
}

interface Shown {
  saved: boolean;
  failed: Failed | null;
  formKey: string;
  today: string;
}

export function teamPage(team: ListedTeam, { saved, failed, formKey, today }: Shown, t: Translate) {
  return {
    title: t('teams.one'),
    ...common(team, today, t),
    sentence: t('teams.oneSentence', { type: t(`teamType.${team.teamType}`), people: team.members }),
    saved,
    formKey,
    errors: errorsOf(failed, t),
    typedName: typedText(failed?.values, 'name', team.name),
    types: typesOf(failed?.values.teamType ?? team.teamType, t),
    typedClosedOn: typedText(failed?.values, 'closedOn', team.closedOn),
    removable: !team.hasHistory,
  };
}
