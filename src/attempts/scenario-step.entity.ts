import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant, Text, Whole } from '../database/columns';

/** One step of a run: a choice, or stepping back to where an earlier choice led. `ended`: the choice led to an ending of the version. */
@Entity('scenario_steps')
@Unique('uq_scenario_steps_run_id_step_no', ['runId', 'stepNo'])
@Unique('uq_scenario_steps_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_scenario_steps_after_no', 'after_no >= 0 AND after_no < step_no')
@Check('ck_scenario_steps_ended', `ended = 0 OR (ended = 1 AND kind = 'choice')`)
@Check(
  'ck_scenario_steps_kind',
  `(kind = 'choice' AND turn_id IS NOT NULL AND choice_no >= 1) OR (kind = 'return' AND turn_id IS NULL AND choice_no IS NULL)`,
)
export class ScenarioStep extends Chained {
  @ForeignKey('ScenarioRun', { name: 'fk_scenario_steps_run_id' }) @Id('run_id') runId: string;
  @Whole('step_no') stepNo: number;
  @Text('kind', 8) kind: 'choice' | 'return';
  @Whole('after_no') afterNo: number;
  @Text('turn_id', 60, { nullable: true }) turnId: string | null;
  @Whole('choice_no', { nullable: true }) choiceNo: number | null;
  @Whole('ended') ended: number;
  @Instant('taken_at') takenAt: string;
}
