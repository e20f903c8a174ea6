import { Entity, ForeignKey } from 'typeorm';
import { Id, Instant, Key, Long, Text, Whole } from '../database/columns';

/** One import of a roster, with what it changed, so that it can be undone. */
@Entity('roster_imports')
export class RosterImport {
  @Key() id: string;
  @Text('file_sha256', 64) fileSha256: string;
  @Whole('row_count') rowCount: number;
  @Whole('refused_count') refusedCount: number;
  @Whole('added_count') addedCount: number;
  @Whole('changed_count') changedCount: number;
  /** JSON of a `RosterLog`. */
  @Long('changes') changes: string;
  @Instant('imported_at') importedAt: string;
  @ForeignKey('Person', { name: 'fk_roster_imports_imported_by_id' })
  @Id('imported_by_id', { nullable: true })
  importedById: string | null;
  @Instant('undone_at', { nullable: true }) undoneAt: string | null;
  @ForeignKey('Person', { name: 'fk_roster_imports_undone_by_id' })
  @Id('undone_by_id', { nullable: true })
  undoneById: string | null;
  /** JSON of what undoing left alone (`LeftAlone[]`). */
  @Long('left_alone', { nullable: true }) leftAlone: string | null;
}
