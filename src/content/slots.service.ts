import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../database/query';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { SlotRevision } from './slot-revision.entity';

interface SlotValue {
  key: string;
  value: string;
  checkedOn: string;
  expiresOn: string | null;
}

/** Sorts after every instant: without `asOf`, what was filled in last counts, whatever the clock says. */
const endOfTime = '9999';

/** What this organisation filled into its local slots; a team's own value goes before the organisation's. */
@Injectable()
export class SlotsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @param asOf an instant; what was filled in later does not count. */
  async values(teamId: string | null, asOf?: string): Promise<Map<string, SlotValue>> {
    const found = await rows<SlotValue>(
      this.db,
      `SELECT slot_key AS "key", value AS "value", checked_on AS "checkedOn", expires_on AS "expiresOn" FROM slot_revisions
       WHERE (team_id IS NULL OR team_id = ?) AND recorded_at <= ? ORDER BY CASE WHEN team_id IS NULL THEN 0 ELSE 1 END, recorded_at, id`,
      [teamId ?? '', asOf ?? endOfTime],
    );
    return new Map(found.filter((row) => row.value !== '').map((row) => [row.key, row]));
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
