import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Key, Long, Text } from '../database/columns';

/** A picture or file of a published version; `body` is base64. */
@Entity('module_assets')
@Unique('uq_module_assets_version_id_path', ['versionId', 'path'])
export class ModuleAsset {
  @Key() id: string;
  @ForeignKey('ModuleVersion', { name: 'fk_module_assets_version_id' }) @Id('version_id') versionId: string;
  @Text('path', 200) path: string;
  @Text('media_type', 60) mediaType: string;
  @Text('sha256', 64) sha256: string;
  @Long('body') body: string;
}
