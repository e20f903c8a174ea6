import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../database/query';
import type { Named } from '../people/people.types';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newToken } from '../shared/ids';
import { sha256 } from '../shared/sha256';
import { CalendarFeed } from './calendar-feed.entity';
import { Seal } from './seal';

/** What somebody sees of their own calendar address. */
interface OwnFeed {
  /** The path; null where it was sealed under keys that are gone: a new one helps. */
  path: string | null;
  showsTitles: boolean;
  madeAt: string;
}
interface FeedOwner extends Named {
  language: string;
  showsTitles: number;
}

/** People's calendars, each under a secret address that its owner makes, renews and takes away. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly seal: Seal,
  ) {}

  async of(personId: string): Promise<OwnFeed | null> {
    const [feed] = await this.db.manager.find(CalendarFeed, { where: { personId } });
    if (!feed) return null;
    const token = this.seal.open(feed.tokenSealed, `calendar ${personId}`);
    return { path: token && pathOf(token), showsTitles: feed.showsTitles === 1, madeAt: feed.madeAt };
  }

  /** A new address; the one before stops working. */
  async make(manager: EntityManager, personId: string): Promise<void> {
    const token = newToken();
    const [before] = await manager.find(CalendarFeed, { where: { personId } });
    const tokenSealed = this.seal.close(token, `calendar ${personId}`);
    const showsTitles = before?.showsTitles ?? 0;
    const madeAt = this.clock.now().toISOString();
    await manager.upsert(CalendarFeed, { personId, tokenHash: sha256(token), tokenSealed, showsTitles, madeAt }, [
      'personId',
    ]);
  }

  async showTitles(manager: EntityManager, personId: string, isShown: boolean): Promise<void> {
    await manager.update(CalendarFeed, { personId }, { showsTitles: isShown ? 1 : 0 });
  }

  async remove(manager: EntityManager, personId: string): Promise<void> {
    await manager.delete(CalendarFeed, { personId });
  }

  /** Whose calendar this is. @throws NotFound for an address that is not one any more, and for whoever has left. */
  async getOwner(token: string): Promise<FeedOwner> {
    const [owner] = await rows<FeedOwner>(
      this.db,
      `SELECT p.id AS "id", p.name AS "name", p.language AS "language", f.shows_titles AS "showsTitles"
       FROM calendar_feeds f JOIN people p ON p.id = f.person_id WHERE f.token_hash = ? AND p.deactivated_at IS NULL`,
      [sha256(token)],
    );
    if (!owner) throw new NotFound();
    return owner;
  }
}

const pathOf = (token: string): string => `/calendar/${token}.ics`;
