/** Formats that other systems read, with exactly the columns and dates that they ask for. */
export const presets = ['generic', 'relias', 'totara', 'latitude', 'hours'] as const;
export type Preset = (typeof presets)[number];

/** One completion as a preset needs it. Days are YYYY-MM-DD. */
export interface Line {
  name: string;
  email: string;
  code: string;
  title: string;
  version: number;
  startedOn: string;
  completedOn: string;
  validUntil: string | null;
  minutes: number;
  /** The areas that it teaches, with how many of its skills belong to each. */
  areas: { code: string; title: string; skills: number }[];
}

/** A finished module has no marks here: what a system asks for as a score is written in full. */
const whole = '100';
/** The areas that certification bodies count as ethics. */
const ethics: ReadonlySet<string> = new Set(['BND', 'PRO']);

const american = (on: string, isShort: boolean): string => {
  const [year, month, day] = on.split('-') as [string, string, string];
  return `${month}/${day}/${isShort ? year.slice(2) : year}`;
};
const firstName = (name: string) => name.split(' ').slice(0, -1).join(' ');
const lastName = (name: string) => name.split(' ').at(-1) ?? '';

interface Format {
  /** As the other system spells them; for people, message keys. */
  head: readonly string[];
  isForPeople: boolean;
  lines(line: Line): string[][];
  /** Whether something is missing that the format has to have. */
  lacks(line: Line): boolean;
}
const nothingMissing = () => false;

export const formats: Record<Preset, Format> = {
  generic: {
    head: ['name', 'email', 'code', 'module', 'version', 'started', 'finished', 'validUntil', 'minutes'],
    isForPeople: true,
    lines: (one) => [
      [
        ...[one.name, one.email, one.code, one.title, String(one.version)],
        ...[one.startedOn, one.completedOn, one.validUntil ?? '', String(one.minutes)],
      ],
    ],
    lacks: nothingMissing,
  },
  relias: {
    head: [
      'Username',
      'Last Name',
      'First Name',
      'External Course Code',
      'External Course Title',
      'Course Search Filter',
      'Start Date',
      'Completed Date',
    ],
    isForPeople: false,
    lines: ({ email, name, code, title, startedOn, completedOn }) => [
      [
        ...[email, lastName(name), firstName(name), code, title, ''],
        ...[american(startedOn, true), american(completedOn, true)],
      ],
    ],
    lacks: ({ name }) => firstName(name) === '',
  },
  totara: {
    head: ['username', 'courseshortname', 'courseidnumber', 'completiondate', 'grade'],
    isForPeople: false,
    lines: ({ email, title, code, completedOn }) => [[email, title, code, completedOn, whole]],
    lacks: nothingMissing,
  },
  latitude: {
    head: ['Username', 'Course Code', 'Enroll Date', 'Score Date', 'Score', 'Status'],
    isForPeople: false,
    lines: ({ email, code, startedOn, completedOn }) => [
      [email, code, american(startedOn, false), american(completedOn, false), whole, 'Completed'],
    ],
    lacks: nothingMissing,
  },
  hours: {
    head: ['name', 'email', 'module', 'finished', 'category', 'ethics', 'minutes'],
    isForPeople: true,
    lines: (one) =>
      shares(one).map(({ code, title, minutes }) => [
        ...[one.name, one.email, one.title, one.completedOn, title],
        ...[ethics.has(code) ? 'yes' : '', String(minutes)],
      ]),
    lacks: ({ minutes, areas }) => minutes === 0 || areas.length === 0,
  },
};

/** A module’s minutes among its areas, by how many of its skills belong to each; together exactly its minutes. */
export function shares({ minutes, areas }: Pick<Line, 'minutes' | 'areas'>) {
  const all = areas.reduce((sum, { skills }) => sum + skills, 0);
  let [given, passed] = [0, 0];
  return areas.map(({ code, title, skills }) => {
    passed += skills;
    const until = Math.round((minutes * passed) / all);
    const share = { code, title, minutes: until - given };
    given = until;
    return share;
  });
}
