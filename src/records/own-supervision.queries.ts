import { type Reader, rows } from '../database/query';

type Nullable = string | null;

/** Every revision of the supervision somebody had. */
export const ownEntries = (db: Reader, personId: string) =>
  rows<{
    entry: number;
    revision: number;
    isTakenBack: number;
    kind: string;
    on: string;
    minutes: number;
    with: Nullable;
    nextOn: Nullable;
    by: string;
    recordedAt: string;
  }>(
    db,
    `SELECT e.entry_no AS "entry", e.revision AS "revision", e.withdrawn AS "isTakenBack", e.kind AS "kind", e.held_on AS "on", e.minutes AS "minutes",
            w.name AS "with", e.next_on AS "nextOn", r.name AS "by", e.recorded_at AS "recordedAt"
     FROM supervision_entries e LEFT JOIN people w ON w.id = e.with_id JOIN people r ON r.id = e.recorded_by_id WHERE e.person_id = ? ORDER BY e.chain_no`,
    [personId],
  );

export const ownSharedNotes = (db: Reader, personId: string) =>
  rows<{ by: string; on: string; writtenAt: string; text: Nullable }>(
    db,
    `SELECT p.name AS "by", n.written_on AS "on", n.written_at AS "writtenAt", x.text AS "text" FROM supervision_notes n
     JOIN people p ON p.id = n.author_id LEFT JOIN fact_notes x ON x.fact_id = n.id WHERE n.person_id = ? ORDER BY n.chain_no`,
    [personId],
  );

/** What somebody noted for themselves before talks; about whom stands there by name, as they wrote it. */
export const ownPreparations = (db: Reader, personId: string) =>
  rows<{ about: string; on: string; writtenAt: string; text: Nullable }>(
    db,
    `SELECT p.name AS "about", n.written_on AS "on", n.written_at AS "writtenAt", x.text AS "text" FROM preparation_notes n
     JOIN people p ON p.id = n.about_id LEFT JOIN fact_notes x ON x.fact_id = n.id WHERE n.person_id = ? ORDER BY n.chain_no`,
    [personId],
  );

/** How often it was meant to be, where it was set for them alone. */
export const ownRhythms = (db: Reader, personId: string) =>
  rows<{
    fromOn: string;
    weeksFirst: number | null;
    weeksLater: number | null;
    weeksGroup: number | null;
    by: string;
    setAt: string;
  }>(
    db,
    `SELECT r.from_on AS "fromOn", r.weeks_first AS "weeksFirst", r.weeks_later AS "weeksLater", r.weeks_group AS "weeksGroup", p.name AS "by", r.set_at AS "setAt"
     FROM supervision_rhythms r JOIN people p ON p.id = r.set_by_id WHERE r.person_id = ? ORDER BY r.set_at, r.id`,
    [personId],
  );
