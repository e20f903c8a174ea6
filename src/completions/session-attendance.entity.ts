import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant, Text, Whole } from '../database/columns';

/** Somebody was at a live session, or was not after all: the last row about a session counts. */
@Entity('session_attendances')
@Unique('uq_session_attendances_person_id_chain_no', ['personId', 'chainNo'])
@Index('ix_session_attendances_enrolment_id', ['enrolmentId'])
@Index('ix_session_attendances_date_id', ['dateId'])
@Check('ck_session_attendances_attended', 'attended IN (0, 1)')
export class SessionAttendance extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_session_attendances_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @Text('session_id', 60) sessionId: string;
  @ForeignKey('SessionDate', { name: 'fk_session_attendances_date_id' }) @Id('date_id') dateId: string;
  @Whole('attended') attended: number;
  @Day('attended_on') attendedOn: string;
  @ForeignKey('Person', { name: 'fk_session_attendances_recorded_by_id' })
  @Id('recorded_by_id', { nullable: true })
  recordedById: string | null;
  @Instant('recorded_at') recordedAt: string;
}
