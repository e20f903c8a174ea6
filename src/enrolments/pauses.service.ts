import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import { Clock } from '../shared/clock';
import { NotFound, NotNow } from '../shared/errors';
import { newId } from '../shared/ids';
import { pauseRevisions } from './asked.queries';
import type { Leave } from './asked.types';
import { Pause } from './pause.entity';
import { overlaps, type PauseRevision, standingPauses } from './pause.rules';

/** Leave, without a reason. A pause is changed by a later revision and withdrawn by a last one; every revision stays. */
@Injectable()
export class PausesService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async of(personId: string, db: Reader = this.db): Promise<PauseRevision[]> {
    return standingPauses(await pauseRevisions(db, [personId]));
  }

  /** @throws NotNow for leave that meets other leave. */
  async add(manager: EntityManager, personId: string, leave: Leave, byId: string): Promise<void> {
    const all = await this.held(manager, personId);
    this.refuseOverlap(all, leave);
    const pauseNo = Math.max(0, ...all.map((one) => one.pauseNo)) + 1;
    await this.write(manager, { personId, ...leave, pauseNo, revision: 1, withdrawn: 0 }, byId);
  }

  /** @param id any revision of the pause. @throws NotNow for leave that meets other leave. */
  async change(manager: EntityManager, personId: string, id: string, leave: Leave, byId: string): Promise<void> {
    const all = await this.held(manager, personId);
    const { pauseNo, revision } = this.getStanding(all, id);
    this.refuseOverlap(all, leave, pauseNo);
    await this.write(manager, { personId, ...leave, pauseNo, revision: revision + 1, withdrawn: 0 }, byId);
  }

  async withdraw(manager: EntityManager, personId: string, id: string, byId: string): Promise<void> {
    const { pauseNo, revision, fromOn, toOn } = this.getStanding(await this.held(manager, personId), id);
    await this.write(manager, { personId, fromOn, toOn, pauseNo, revision: revision + 1, withdrawn: 1 }, byId);
  }

  private async held(manager: EntityManager, personId: string): Promise<PauseRevision[]> {
    await this.ledger.hold(manager, personId);
    return pauseRevisions(manager, [personId]);
  }

  private refuseOverlap(all: readonly PauseRevision[], leave: Leave, besides?: number): void {
    if (overlaps(standingPauses(all), leave, besides)) throw new NotNow('pause.overlaps');
  }

  private getStanding(all: readonly PauseRevision[], id: string): PauseRevision {
    const meant = all.find((one) => one.id === id);
    const found = standingPauses(all).find((one) => one.pauseNo === meant?.pauseNo);
    if (!found) throw new NotFound();
    return found;
  }

  private async write(manager: EntityManager, row: Omit<PauseRevision, 'id'>, recordedById: string): Promise<void> {
    const recordedAt = this.clock.now().toISOString();
    await this.ledger.append(manager, Pause, { id: newId(), ...row, recordedAt, recordedById });
  }
}
