import { isEmail } from 'class-validator';
import type { Role, TeamType } from '../people/people.types';
import { isDay } from '../shared/is-day';
import type { Columns, Field } from './columns.rules';

/** What one line says of one person. What it leaves empty is null, and changes nothing. */
export interface RosterRow {
  line: number;
  email: string;
  name: string | null;
  team: string | null;
  teamType: TeamType | null;
  supervisor: string | null;
  startedOn: string | null;
  minutesPerWeek: number | null;
  workingDays: string | null;
  engagement: 'paid' | 'volunteer' | null;
  language: string | null;
  roles: Role[] | null;
}
/** A message key (`roster.problem.<code>`) with the words it quotes. */
export interface RowProblem {
  line: number;
  code: string;
  said: string;
}

const teamTypes: readonly TeamType[] = ['act', 'clinical', 'inpatient', 'crisis', 'peer-run', 'campus'];
/** Administrators are made one by one, on the person's own page. */
const roles: readonly Role[] = ['learner', 'trainer', 'supervisor'];
const volunteer = new Set(['volunteer', 'unpaid', 'benevole']);
const paid = new Set(['paid', 'employee', 'employed', 'fulltime', 'parttime', 'casual', 'salarie']);

/** Reads one line. Every problem of the line is said at once; a line with one is not imported. */
export function readRow(
  line: number,
  cells: readonly string[],
  columns: Columns,
): { row: RosterRow; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const cell = (field: Field): string => (columns.at[field] === undefined ? '' : clean(cells[columns.at[field]] ?? ''));
  const read = <T>(field: Field, code: string, value: (text: string) => T | undefined): T | null => {
    const text = cell(field);
    if (text === '') return null;
    const found = value(text);
    if (found === undefined) problems.push({ line, code, said: text });
    return found ?? null;
  };
  const address = cell('email').toLowerCase();
  if (address === '') problems.push({ line, code: 'emailMissing', said: '' });
  else if (!isEmail(address) || address.length > 254) problems.push({ line, code: 'emailInvalid', said: address });
  const name = cell('name') || [cell('firstName'), cell('lastName')].filter(Boolean).join(' ');
  if (name.length > 120) problems.push({ line, code: 'nameLong', said: name.slice(0, 40) });
  const row: RosterRow = {
    line,
    email: address,
    name: name || null,
    team: read('team', 'teamLong', (text) => (text.length <= 120 ? text : undefined)),
    teamType: read('teamType', 'teamType', (text) => teamTypes.find((type) => type === kebab(text))),
    supervisor: read('supervisor', 'supervisorInvalid', (text) => (isEmail(text) ? text.toLowerCase() : undefined)),
    startedOn: read('startedOn', 'dateInvalid', readDay),
    minutesPerWeek: read('hours', 'hoursInvalid', readHours),
    workingDays: read('workingDays', 'daysInvalid', readWorkingDays),
    engagement: read('engagement', 'engagementInvalid', readEngagement),
    language: read('language', 'languageInvalid', readLanguage),
    roles: read('roles', 'roleInvalid', readRoles),
  };
  return { row, problems };
}

/** One line of text, its accents in one piece: the same name typed on two computers is the same name. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
const kebab = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/** 2026-11-23 or 23.11.2026. With slashes nobody can tell the day from the month. */
function readDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? /^(\d{4})\/(\d{2})\/(\d{2})$/.exec(text);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : dotted ? [dotted[3], dotted[2], dotted[1]] : [];
  if (!year || !month || !day) return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}

/** 37.5 or 37,5 hours a week, in minutes. */
function readHours(text: string): number | undefined {
  if (!/^\d{1,2}([.,]\d{1,2})?$/.test(text)) return undefined;
  const hours = Number(text.replace(',', '.'));
  return hours <= 80 ? Math.round(hours * 60) : undefined;
}

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `Mon Tue Thu`, `Mon-Fri` or ISO weekdays (`1 2 4`, `12345`). */
function readWorkingDays(text: string): string | undefined {
  const named = text
    .toLowerCase()
    .replace(/\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*/g, (_, name: string) => String(dayNames.indexOf(name) + 1));
  const spread = named.replace(/([1-7])\s*[-–]\s*([1-7])/g, (all, a: string, b: string) =>
    Number(a) <= Number(b) ? '1234567'.slice(Number(a) - 1, Number(b)) : all,
  );
  const days = spread.replace(/[\s,;/&+]|and/g, '');
  return /^[1-7]{1,7}$/.test(days) ? [...new Set(days)].sort().join('') : undefined;
}

function readEngagement(text: string): RosterRow['engagement'] | undefined {
  if (volunteer.has(folded(text))) return 'volunteer';
  return paid.has(folded(text)) ? 'paid' : undefined;
}

function readLanguage(text: string): string | undefined {
  const language = text.slice(0, 2).toLowerCase();
  return language === 'en' || language === 'fr' ? language : undefined;
}

function readRoles(text: string): Role[] | undefined {
  const named = text.split(/[|,;/+]/).map((one) => kebab(one));
  const known = named.map((one) => roles.find((role) => role === one));
  return known.some((role) => role === undefined) ? undefined : [...new Set(known as Role[])];
}
