import type { Placement } from '../people/people.types';
import { typedText } from '../shared/form';
import type { Translate } from '../shared/texts';
import type { PersonAccountService } from './person-account.service';

/** A form that came back: what was typed, and a message key for each field. */
export interface Failed {
  section: string;
  rowId: string;
  values: Record<string, unknown>;
  errors: Record<string, string>;
}
export interface Typed {
  values: Record<string, unknown> | null;
  errors: Record<string, string | null>;
}
type Loaded = Awaited<ReturnType<PersonAccountService['get']>>;
type TypedIn = (section: 'teams' | 'supervisors', rowId?: string) => Typed;

const fields = [
  'form',
  'name',
  'email',
  'language',
  'startedOn',
  'role',
  'mark',
  'teamId',
  'supervisorId',
  'fromOn',
  'toOn',
  'hours',
  'day',
  'engagement',
];

/** What was typed in this form, where it is the one that came back. */
export function typedIn(failed: Failed | null, section: string, rowId: string, t: Translate): Typed {
  const mine = failed?.section === section && failed.rowId === rowId ? failed : null;
  const said = (field: string) => (mine?.errors[field] ? t(mine.errors[field]) : null);
  return { values: mine?.values ?? null, errors: Object.fromEntries(fields.map((field) => [field, said(field)])) };
}

/** The teams and the supervisors of one person, with their days. */
export function placesOf(loaded: Loaded, address: string, typed: TypedIn, t: Translate) {
  const { today } = loaded;
  const places = (all: Placement[], section: 'teams' | 'supervisors', path: string) =>
    all.map((one) => placeOf(one, `${address}/${path}/${one.id}`, today, typed(section, one.id), t));
  const teams = typed('teams');
  const supervisors = typed('supervisors');
  return {
    teams: {
      rows: places(loaded.memberships, 'teams', 'memberships'),
      ...adding(teams, today),
      choices: loaded.teams.map((team) => ({
        value: team.id,
        label: team.name,
        selected: teams.values?.teamId === team.id,
      })),
    },
    supervisors: {
      rows: places(loaded.supervisions, 'supervisors', 'supervisions'),
      ...adding(supervisors, today),
      choices: loaded.supervisors.map((one) => ({
        value: one.id,
        label: one.name,
        selected: supervisors.values?.supervisorId === one.id,
      })),
    },
  };
}

const adding = ({ values, errors }: Typed, today: string) => ({
  errors,
  open: values !== null,
  fromOn: typedText(values, 'fromOn', today),
  toOn: typedText(values, 'toOn', ''),
});

function placeOf(one: Placement, action: string, today: string, { values, errors }: Typed, t: Translate) {
  const when = one.fromOn > today ? 'ahead' : one.toOn !== null && one.toOn <= today ? 'over' : 'now';
  return {
    id: one.id,
    name: one.name,
    action,
    icon: { ahead: 'ring', now: 'done', over: 'dash' }[when],
    when: t(`span.${when}`),
    from: one.fromOn,
    to: one.toOn,
    open: values !== null,
    errors,
    fromOn: typedText(values, 'fromOn', one.fromOn),
    toOn: typedText(values, 'toOn', one.toOn),
  };
}
