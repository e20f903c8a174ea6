import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Day, Id, Key, Long, Text } from '../database/columns';

/**
 * A question for a team's group supervision, of nobody: no person, no time of day, a random id, and no order of arrival
 * (SQLite would number the rows). Only whoever has the code can empty it.
 */
@Entity('group_items', { withoutRowid: true })
@Unique('uq_group_items_code_hash', ['codeHash'])
@Check(
  'ck_group_items_place',
  '(module_slug IS NULL AND version_id IS NULL AND place IS NULL AND block_hash IS NULL) OR (module_slug IS NOT NULL AND version_id IS NOT NULL AND place IS NOT NULL AND block_hash IS NOT NULL)',
)
export class GroupItem {
  @Key() id: string;
  @ForeignKey('Team', { name: 'fk_group_items_team_id' }) @Id('team_id') teamId: string;
  /** Where it was asked; nothing of it where too few people of the team have opened that version. */
  @Text('module_slug', 60, { nullable: true }) moduleSlug: string | null;
  @ForeignKey('ModuleVersion', { name: 'fk_group_items_version_id' })
  @Id('version_id', { nullable: true })
  versionId: string | null;
  @Text('place', 140, { nullable: true }) place: string | null;
  @Text('block_hash', 64, { nullable: true }) blockHash: string | null;
  @Day('asked_on') askedOn: string;
  @Text('code_hash', 64) codeHash: string;
  /** Null once taken back. */
  @Long('text', { nullable: true }) text: string | null;
}
