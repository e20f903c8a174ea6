import { Check, Entity, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Instant, Text, Whole } from '../database/columns';

/** Somebody has a module to do: since when, from where. A later period is a renewal or a return. */
@Entity('enrolments')
@Unique('uq_enrolments_person_id_module_slug_period', ['personId', 'moduleSlug', 'period'])
@Unique('uq_enrolments_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_enrolments_origin', `origin IN ('path', 'self', 'assigned')`)
@Check('ck_enrolments_period', 'period >= 1')
export class Enrolment extends Chained {
  @Text('module_slug', 60) moduleSlug: string;
  @Whole('period') period: number;
  @Text('origin', 12) origin: 'path' | 'self' | 'assigned';
  @Text('path_id', 60, { nullable: true }) pathId: string | null;
  /** Stored by versions before 0.2 and part of their digests; read no more: see `due.rules.ts`. */
  @Day('due_on', { nullable: true }) dueOn: string | null;
  @Instant('enrolled_at') enrolledAt: string;
}
