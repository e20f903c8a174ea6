import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant, Whole } from '../database/columns';

/** Leave from a day to a day, without a reason: every clock stops. Of one pause the last revision stands. */
@Entity('pauses')
@Unique('uq_pauses_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_pauses_person_id_pause_no_revision', ['personId', 'pauseNo', 'revision'])
@Check('ck_pauses_withdrawn', 'withdrawn IN (0, 1)')
@Check('ck_pauses_order', 'to_on IS NULL OR to_on >= from_on')
export class Pause extends Chained {
  @Whole('pause_no') pauseNo: number;
  @Whole('revision') revision: number;
  @Day('from_on') fromOn: string;
  @Day('to_on', { nullable: true }) toOn: string | null;
  @Whole('withdrawn') withdrawn: number;
  @Instant('recorded_at') recordedAt: string;
  @ForeignKey('Person', { name: 'fk_pauses_recorded_by_id' })
  @Id('recorded_by_id', { nullable: true })
  recordedById: string | null;
}
