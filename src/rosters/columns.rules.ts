/** What a roster can say of somebody. */
const fields = [
  'email',
  'name',
  'firstName',
  'lastName',
  'team',
  'teamType',
  'supervisor',
  'startedOn',
  'hours',
  'workingDays',
  'engagement',
  'language',
  'roles',
] as const;
export type Field = (typeof fields)[number];

/** How common exports head each column, in English and French, without case, spaces, accents or marks. */
const headings: Record<Field, readonly string[]> = {
  email: ['email', 'emailaddress', 'mail', 'workemail', 'courriel', 'adressecourriel'],
  name: ['name', 'fullname', 'displayname', 'nomcomplet', 'employeename'],
  firstName: ['firstname', 'givenname', 'first', 'forename', 'prenom'],
  lastName: ['lastname', 'surname', 'familyname', 'last', 'nom', 'nomdefamille'],
  team: ['team', 'teamname', 'group', 'group1', 'cohort1', 'department', 'unit', 'equipe'],
  teamType: ['teamtype', 'typeofteam', 'typedequipe'],
  supervisor: ['supervisor', 'supervisoremail', 'manager', 'manageremail', 'reportsto', 'superviseur'],
  startedOn: ['startdate', 'started', 'startedon', 'firstday', 'hiredate', 'datehired', 'datedembauche', 'datededebut'],
  hours: ['hours', 'hoursperweek', 'weeklyhours', 'heures', 'heuresparsemaine'],
  workingDays: ['workingdays', 'days', 'workdays', 'jours'],
  engagement: ['engagement', 'paidorvolunteer', 'employmenttype', 'contract', 'statut'],
  language: ['language', 'lang', 'locale', 'langue'],
  roles: ['roles', 'role'],
};

const plain = (heading: string): string =>
  heading
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

export interface Columns {
  /** Where each field stands; a field that is not there is left as it is. */
  at: Partial<Record<Field, number>>;
  /** Headings that are not read: passwords and courses stay out by themselves. */
  leftOut: string[];
  problem: 'no-email' | 'no-name' | null;
}

/** Finds the columns by their headings; of two that mean the same the first counts. */
export function findColumns(header: readonly string[]): Columns {
  const at: Columns['at'] = {};
  const leftOut: string[] = [];
  header.forEach((heading, i) => {
    const field = fields.find((one) => headings[one].includes(plain(heading)));
    if (field && at[field] === undefined) at[field] = i;
    else if (heading !== '') leftOut.push(heading);
  });
  const hasName = at.name !== undefined || (at.firstName !== undefined && at.lastName !== undefined);
  return { at, leftOut, problem: at.email === undefined ? 'no-email' : hasName ? null : 'no-name' };
}
