import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Key, Long, Text, Whole } from '../database/columns';

/** Something that was done here: by whom, to what. The rows form one chain over the whole place. */
@Entity('audit_events')
@Unique('uq_audit_events_number', ['number'])
@Index('ix_audit_events_subject_id', ['subjectId'])
@Index('ix_audit_events_actor_id', ['actorId'])
@Check('ck_audit_events_number', 'number >= 1')
export class AuditEvent {
  @Key() id: string;
  @Whole('number') number: number;
  @Instant('occurred_at') occurredAt: string;
  /** Null: a command or the server itself. */
  @ForeignKey('Person', { name: 'fk_audit_events_actor_id' })
  @Id('actor_id', { nullable: true })
  actorId: string | null;
  @Text('action', 40) action: string;
  @Id('subject_id', { nullable: true }) subjectId: string | null;
  /** JSON of codes and counts; never a name, an address or what somebody wrote. */
  @Long('detail') detail: string;
  @Text('digest', 64) digest: string;
}
