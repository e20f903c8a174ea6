import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { Ledger } from '../database/ledger';
import { rows } from '../database/query';
import { Clock, dayAt } from '../shared/clock';
import { newId } from '../shared/ids';
import { Confidence, type Moment } from './confidence.entity';
import type { Confidences } from './confidence.rules';

/** How sure of a module somebody feels, before and after it. It is read for its author alone: no other page asks for it. */
@Injectable()
export class ConfidencesService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** By the enrolment's id: what somebody said last. One query. */
  async ofOwn(person: { id: string }): Promise<Map<string, Confidences>> {
    const found = await rows<{ enrolmentId: string; moment: Moment; value: number }>(
      this.db,
      `SELECT enrolment_id AS "enrolmentId", moment AS "moment", value AS "value" FROM confidences WHERE person_id = ? ORDER BY chain_no`,
      [person.id],
    );
    const said = new Map<string, Confidences>();
    for (const { enrolmentId, moment, value } of found)
      said.set(enrolmentId, { ...said.get(enrolmentId), [moment]: value });
    return said;
  }

  async say(
    manager: EntityManager,
    fact: Pick<Confidence, 'personId' | 'enrolmentId' | 'moment' | 'value'>,
  ): Promise<void> {
    const saidOn = dayAt(this.clock.now(), this.config.timeZone);
    await this.ledger.append(manager, Confidence, { id: newId(), ...fact, saidOn });
  }
}
