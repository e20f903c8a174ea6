import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../../database/chained';
import { Day, Id, Instant, Long, Text, Whole } from '../../database/columns';
import type { Context } from '../needs.types';
import type { FactKind, Moment } from './sign-off.types';

/** One thing that happened in the sign-off of one competency of a person: asked for, rated, put right, answered. */
@Entity('sign_off_facts')
@Unique('uq_sign_off_facts_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_sign_off_facts_sign_off_id_step_no', ['signOffId', 'stepNo'])
@Check(
  'ck_sign_off_facts_kind',
  `step_no >= 1 AND kind IN ('asked', 'withdrawn', 'rated', 'corrected', 'taken-back', 'agreed', 'disputed')`,
)
@Check(
  'ck_sign_off_facts_by_id',
  `(kind IN ('agreed', 'disputed') AND by_id = person_id) OR (kind IN ('rated', 'corrected', 'taken-back') AND by_id <> person_id) OR kind IN ('asked', 'withdrawn')`,
)
@Check('ck_sign_off_facts_observer_id', `observer_id IS NULL OR (kind = 'asked' AND observer_id <> person_id)`)
@Check(
  'ck_sign_off_facts_rated',
  `(kind IN ('rated', 'corrected') AND moment IS NOT NULL AND moment IN ('observation', 'role-play', 'talk') AND seen_on IS NOT NULL AND consented IN (0, 1) AND (moment <> 'observation' OR consented = 1) AND criteria IS NOT NULL) OR (kind NOT IN ('rated', 'corrected') AND moment IS NULL AND seen_on IS NULL AND consented IS NULL AND criteria IS NULL AND level IS NULL)`,
)
@Check('ck_sign_off_facts_level', 'level IS NULL OR (level >= 0 AND level <= 4)')
@Check(
  'ck_sign_off_facts_context',
  `context IS NULL OR context IN ('one-to-one', 'group', 'phone', 'outreach', 'team')`,
)
export class SignOffFact extends Chained {
  /** The id of the first fact of this sign-off. */
  @Id('sign_off_id') signOffId: string;
  @Whole('step_no') stepNo: number;
  @Text('kind', 12) kind: FactKind;
  @Text('competency', 20) competency: string;
  @ForeignKey('Person', { name: 'fk_sign_off_facts_by_id' }) @Id('by_id') byId: string;
  /** Who is asked to watch; null: whoever supervises. */
  @ForeignKey('Person', { name: 'fk_sign_off_facts_observer_id' })
  @Id('observer_id', { nullable: true })
  observerId: string | null;
  @Text('moment', 12, { nullable: true }) moment: Moment | null;
  /** 0 to 4; null where it did not come up, and for what is no rating. */
  @Whole('level', { nullable: true }) level: number | null;
  @Day('seen_on', { nullable: true }) seenOn: string | null;
  @Text('context', 12, { nullable: true }) context: Context | null;
  /** Whether the person being supported was asked and agreed; only real work needs it. */
  @Whole('consented', { nullable: true }) consented: number | null;
  /** JSON of what was chosen for each criterion, with the version whose wording was read. */
  @Long('criteria', { nullable: true }) criteria: string | null;
  @Day('happened_on') happenedOn: string;
  @Instant('happened_at') happenedAt: string;
}
