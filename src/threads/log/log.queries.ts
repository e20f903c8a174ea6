import { rowsFor } from '../../database/batches';
import { type Reader, rows } from '../../database/query';
import type { LogEntry, Weeks } from './log.types';

/** Every revision of every supervision of these people. */
export const entriesOf = (db: Reader, personIds: readonly string[]): Promise<LogEntry[]> =>
  rowsFor(
    db,
    personIds,
    (these) =>
      `SELECT e.id AS "id", e.person_id AS "personId", e.entry_no AS "entryNo", e.revision AS "revision", e.withdrawn AS "withdrawn", e.kind AS "kind",
              e.held_on AS "heldOn", e.minutes AS "minutes", e.with_id AS "withId", w.name AS "with",
              e.next_on AS "nextOn", e.recorded_by_id AS "recordedById"
       FROM supervision_entries e LEFT JOIN people w ON w.id = e.with_id WHERE e.person_id IN (${these})`,
  );

export interface SharedNote {
  id: string;
  authorId: string;
  author: string;
  correctsId: string | null;
  on: string;
  /** Null once it was emptied. */
  text: string | null;
}

/** The notes that somebody and whoever supervises them share, the newest first. */
export const sharedNotesOf = (db: Reader, personId: string): Promise<SharedNote[]> =>
  rows(
    db,
    `SELECT n.id AS "id", n.author_id AS "authorId", p.name AS "author", n.corrects_id AS "correctsId", n.written_on AS "on", x.text AS "text"
     FROM supervision_notes n JOIN people p ON p.id = n.author_id LEFT JOIN fact_notes x ON x.fact_id = n.id
     WHERE n.person_id = ? ORDER BY n.chain_no DESC`,
    [personId],
  );

/** What somebody noted for themselves about somebody else, the newest first. Nobody else's query asks for it. */
export const preparationsOf = (
  db: Reader,
  authorId: string,
  aboutId: string,
): Promise<{ on: string; text: string | null }[]> =>
  rows(
    db,
    `SELECT n.written_on AS "on", x.text AS "text" FROM preparation_notes n LEFT JOIN fact_notes x ON x.fact_id = n.id
     WHERE n.person_id = ? AND n.about_id = ? ORDER BY n.chain_no DESC`,
    [authorId, aboutId],
  );

interface Set {
  weeksFirst: number | null;
  weeksLater: number | null;
  weeksGroup: number | null;
}
const weeksOf = ({ weeksFirst, weeksLater, weeksGroup }: Set): Weeks | null =>
  weeksFirst === null ? null : { first: weeksFirst, later: weeksLater!, group: weeksGroup! };

/** What was last set for each of these people, and for each of their teams; null where a person's follows the team's. */
export async function weeksSet(db: Reader, personIds: readonly string[]) {
  const select = `r.weeks_first AS "weeksFirst", r.weeks_later AS "weeksLater", r.weeks_group AS "weeksGroup"`;
  const own = await rowsFor<Set & { personId: string }>(
    db,
    personIds,
    (these) =>
      `SELECT r.person_id AS "personId", ${select} FROM supervision_rhythms r WHERE r.person_id IN (${these}) ORDER BY r.set_at, r.id`,
  );
  const teams = await rows<Set & { teamId: string }>(
    db,
    `SELECT r.team_id AS "teamId", ${select} FROM supervision_rhythms r WHERE r.team_id IS NOT NULL ORDER BY r.set_at, r.id`,
  );
  return {
    people: new Map(own.map((one) => [one.personId, weeksOf(one)])),
    teams: new Map(teams.map((one) => [one.teamId, weeksOf(one)])),
  };
}

/** The first day of work and the first team, by the person's id. */
export const beginningsOf = (
  db: Reader,
  personIds: readonly string[],
  day: string,
): Promise<{ id: string; startedOn: string | null; teamId: string | null }[]> =>
  rowsFor(
    db,
    personIds,
    (these) =>
      `SELECT p.id AS "id", p.started_on AS "startedOn",
              (SELECT m.team_id FROM memberships m WHERE m.person_id = p.id AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?) ORDER BY m.from_on, m.team_id LIMIT 1) AS "teamId"
       FROM people p WHERE p.id IN (${these})`,
    [day, day],
  );

/** Whom somebody is in a team with on a day. */
export const colleaguesOf = (db: Reader, personId: string, day: string): Promise<{ id: string; name: string }[]> =>
  rows(
    db,
    `SELECT DISTINCT p.id AS "id", p.name AS "name" FROM memberships a JOIN memberships b ON b.team_id = a.team_id AND b.person_id <> a.person_id
     JOIN people p ON p.id = b.person_id
     WHERE a.person_id = ? AND a.from_on <= ? AND (a.to_on IS NULL OR a.to_on > ?) AND b.from_on <= ? AND (b.to_on IS NULL OR b.to_on > ?)
       AND p.deactivated_at IS NULL ORDER BY p.name, p.id`,
    [personId, day, day, day, day],
  );
