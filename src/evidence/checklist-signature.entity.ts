import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant, Text } from '../database/columns';

/** One item of somebody's start checklist, signed by the person or by a supervisor. */
@Entity('checklist_signatures')
@Unique('uq_checklist_signatures_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_checklist_signatures_person_id_item_id_signed_as', ['personId', 'itemId', 'signedAs'])
@Check('ck_checklist_signatures_signed_as', `signed_as IN ('person', 'supervisor')`)
export class ChecklistSignature extends Chained {
  @Text('item_id', 60) itemId: string;
  @Text('signed_as', 12) signedAs: 'person' | 'supervisor';
  @ForeignKey('Person', { name: 'fk_checklist_signatures_signed_by_id' }) @Id('signed_by_id') signedById: string;
  @Day('signed_on') signedOn: string;
  @Instant('signed_at') signedAt: string;
}
