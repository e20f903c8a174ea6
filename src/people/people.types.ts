export type Role = 'learner' | 'trainer' | 'supervisor' | 'administrator';
export type TeamType = 'act' | 'clinical' | 'inpatient' | 'crisis' | 'peer-run' | 'campus';

/** Whoever asks, as every service wants to know them. */
export interface SignedInPerson {
  id: string;
  name: string;
  language: string;
  roles: ReadonlySet<Role>;
}

/** Somebody's name as others may see it. */
export interface Named {
  id: string;
  name: string;
}

export interface SupervisedPerson extends Named {
  teamId: string | null;
  teamName: string | null;
  startedOn: string | null;
}
