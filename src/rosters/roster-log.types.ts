export type DetailField = 'name' | 'language' | 'startedOn';

/** What an import did to one person: ids, and codes before and after. */
export interface ChangedPerson {
  id: string;
  isNew: boolean;
  details: { field: DetailField; before: string | null; after: string | null }[];
  /** When the account had been closed that the import opened again. */
  closedAt: string | null;
  /** Ids of what the import added. */
  grants: string[];
  memberships: { id: string; teamId: string; fromOn: string }[];
  supervisions: { id: string; supervisorId: string; fromOn: string }[];
  pattern: { id: string; fromOn: string } | null;
}

/** Everything that one import did, for undoing it. */
export interface RosterLog {
  teams: { id: string; name: string; teamType: string }[];
  people: ChangedPerson[];
}

/** What undoing leaves as it is, because somebody changed it since. */
export interface LeftAlone {
  /** A person's or a team's. */
  id: string;
  /** A message key: `rosterImport.left.<what>`. */
  what:
    | 'account'
    | 'reopened'
    | DetailField
    | 'team'
    | 'supervisor'
    | 'supervisorRole'
    | 'pattern'
    | 'administrator'
    | 'newTeam';
}
