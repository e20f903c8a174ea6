import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Key, Long, Text, Whole } from '../database/columns';

/** An immutable, numbered version of a training module, as it was published. `model` is a TrainingModule as JSON. */
@Entity('module_versions')
@Unique('uq_module_versions_module_slug_number', ['moduleSlug', 'number'])
@Check('ck_module_versions_number', 'number >= 1')
@Check('ck_module_versions_change_class', `change_class IN ('first', 'editorial', 'revised', 'safety')`)
export class ModuleVersion {
  @Key() id: string;
  @Text('module_slug', 60) moduleSlug: string;
  @Whole('number') number: number;
  @Text('content_hash', 64) contentHash: string;
  @Text('title', 200) title: string;
  @Text('change_class', 12) changeClass: string;
  @Long('model') model: string;
  @Instant('published_at') publishedAt: string;
  @ForeignKey('Person', { name: 'fk_module_versions_published_by_id' })
  @Id('published_by_id', { nullable: true })
  publishedById: string | null;
}
