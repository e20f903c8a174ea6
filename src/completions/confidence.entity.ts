import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Text, Whole } from '../database/columns';

export const moments = ['before', 'after'] as const;
export type Moment = (typeof moments)[number];

/** How sure of a module somebody felt, 0 to 10, before or after it. Theirs alone; what they said last counts. */
@Entity('confidences')
@Index('ix_confidences_enrolment_id', ['enrolmentId'])
@Unique('uq_confidences_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_confidences_moment', `moment IN ('before', 'after')`)
@Check('ck_confidences_value', 'value >= 0 AND value <= 10')
export class Confidence extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_confidences_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @Text('moment', 6) moment: Moment;
  @Whole('value') value: number;
  @Day('said_on') saidOn: string;
}
