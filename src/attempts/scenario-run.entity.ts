import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant, Text, Whole } from '../database/columns';

/** Somebody began a scenario, on this version. */
@Entity('scenario_runs')
@Unique('uq_scenario_runs_enrolment_id_scenario_id_number', ['enrolmentId', 'scenarioId', 'number'])
@Unique('uq_scenario_runs_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_scenario_runs_number', 'number >= 1')
export class ScenarioRun extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_scenario_runs_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @ForeignKey('ModuleVersion', { name: 'fk_scenario_runs_version_id' }) @Id('version_id') versionId: string;
  @Text('scenario_id', 60) scenarioId: string;
  @Whole('number') number: number;
  @Instant('started_at') startedAt: string;
}
