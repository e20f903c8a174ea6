import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant, Text } from '../database/columns';

/** Somebody asked something about a spot of a module, for themselves or for whoever supervises them. The words stand in `thread_texts`. */
@Entity('threads')
@Unique('uq_threads_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_threads_kind', `kind IN ('note', 'supervisor')`)
export class Thread extends Chained {
  @Text('kind', 12) kind: 'note' | 'supervisor';
  @Text('module_slug', 60) moduleSlug: string;
  @ForeignKey('ModuleVersion', { name: 'fk_threads_version_id' }) @Id('version_id') versionId: string;
  /** A spot, as `spotText` writes it. */
  @Text('place', 140) place: string;
  @Text('block_hash', 64) blockHash: string;
  @Day('asked_on') askedOn: string;
  @Instant('asked_at') askedAt: string;
}
