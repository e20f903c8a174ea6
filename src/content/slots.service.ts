import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { forUpdate, type Reader, rows } from '../database/query';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { SlotRevision } from './slot-revision.entity';
import { valuesFor } from './slot-state.rules';
import type { SlotValue } from './slot.types';

/** Sorts after every instant: without `asOf`, what was filled in last counts, whatever the clock says. */
const endOfTime = '9999';

/** What this organisation filled into its local slots, as dated revisions; a team's own value goes before the organisation's. */
@Injectable()
export class SlotsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * What counts for the people of one team.
   * @param team SQL for its id, so that a page finds a person's team and its values in one query.
   * @param asOf an instant; what was filled in later does not count.
   */
  async values(
    team: { sql: string; values: string[] },
    asOf = endOfTime,
    db: Reader = this.db,
  ): Promise<Map<string, SlotValue>> {
    const found = await latest(db, `(team_id IS NULL OR team_id = ${team.sql})`, [...team.values, asOf]);
    return valuesFor(found, found.find((one) => one.teamId !== null)?.teamId ?? null);
  }

  /** The last revision of every slot, everywhere and for each team; also those that took a value out. */
  standing(db: Reader = this.db): Promise<SlotValue[]> {
    return latest(db, '1 = 1', [endOfTime]);
  }

  /** Lets one change of a value after the other be made, each knowing the one before; until the transaction ends. */
  async hold(manager: EntityManager): Promise<void> {
    await rows(manager, `SELECT id FROM organisations WHERE id = 1${forUpdate(manager)}`);
  }

  async fill(
    manager: EntityManager,
    slot: { key: string; value: string; checkedOn: string; expiresOn?: string | null; teamId?: string | null },
    byId: string | null,
  ): Promise<void> {
    await manager.insert(SlotRevision, {
      id: newId(),
      slotKey: slot.key,
      teamId: slot.teamId ?? null,
      value: slot.value,
      checkedOn: slot.checkedOn,
      expiresOn: slot.expiresOn ?? null,
      recordedAt: this.clock.now().toISOString(),
      recordedById: byId,
    });
  }
}

const latest = (db: Reader, whose: string, values: unknown[]): Promise<SlotValue[]> =>
  rows(
    db,
    `SELECT r.id AS "id", r.slot_key AS "key", r.team_id AS "teamId", r.value AS "value", r.checked_on AS "checkedOn", r.expires_on AS "expiresOn"
     FROM (SELECT id, slot_key, team_id, value, checked_on, expires_on,
             ROW_NUMBER() OVER (PARTITION BY slot_key, team_id ORDER BY recorded_at DESC, id DESC) AS place
           FROM slot_revisions WHERE ${whose} AND recorded_at <= ?) r WHERE r.place = 1`,
    values,
  );
