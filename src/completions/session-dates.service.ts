import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { sessionOf } from '../content/live-sessions.rules';
import { VersionsService } from '../content/versions.service';
import type { Reader } from '../database/query';
import { openTeams } from '../people/people.queries';
import { PeopleService } from '../people/people.service';
import { Clock } from '../shared/clock';
import { NotFound, NotNow } from '../shared/errors';
import { isId, newId } from '../shared/ids';
import { instantAt } from '../shared/zoned.rules';
import { dateBy, datesBetween, datesFor, datesOf, type ListedDate } from './session.queries';
import { isOpenAt, newCode, plainCode, windowOf } from './session.rules';
import { SessionDate } from './session-date.entity';

interface Planned {
  sessionId: string;
  /** A day and a time as the clocks of the site show it. */
  on: string;
  at: string;
  place: string;
  /** Null: for everybody. */
  teamId: string | null;
}
/** Longer than any session with its window. */
const longestMinutes = 720;

/** When live sessions take place. A date is never taken away: it is cancelled. */
@Injectable()
export class SessionDatesService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly versions: VersionsService,
    private readonly people: PeopleService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  of(slug: string): Promise<ListedDate[]> {
    return datesOf(this.db, slug);
  }

  /** @throws NotFound */
  async get(slug: string, id: string, db: Reader = this.db): Promise<ListedDate> {
    const found = isId(id) ? await dateBy(db, slug, id) : undefined;
    if (!found) throw new NotFound();
    return found;
  }

  /** What is to come, or going on, for one person. */
  async comingFor(personId: string, slug: string): Promise<ListedDate[]> {
    const now = this.clock.now();
    const found = await datesFor(this.db, slug, personId, this.ago(longestMinutes), this.people.today());
    return found.filter((date) => windowOf(date).until >= now);
  }

  /** @throws NotNow for a session that the published module does not have, or a team that is closed. */
  async add(manager: EntityManager, slug: string, planned: Planned, byId: string): Promise<string> {
    const current = await this.versions.findCurrent(slug, manager);
    const session = current && sessionOf(current.module, planned.sessionId);
    if (!session) throw new NotNow('sessions.gone');
    const teams = await openTeams(manager, this.people.today());
    if (planned.teamId && teams.every((team) => team.id !== planned.teamId)) throw new NotNow('sessions.teamClosed');
    const date: SessionDate = {
      id: newId(),
      moduleSlug: slug,
      sessionId: session.id,
      startsAt: instantAt(planned.on, planned.at, this.config.timeZone).toISOString(),
      minutes: session.minutes,
      place: planned.place,
      teamId: planned.teamId,
      code: newCode(randomInt),
      setById: byId,
      setAt: this.clock.now().toISOString(),
      cancelledAt: null,
    };
    await manager.insert(SessionDate, date);
    return date.id;
  }

  async cancel(manager: EntityManager, id: string): Promise<void> {
    await manager.update(SessionDate, { id }, { cancelledAt: this.clock.now().toISOString() });
  }

  async renewCode(manager: EntityManager, id: string): Promise<void> {
    await manager.update(SessionDate, { id }, { code: newCode(randomInt) });
  }

  /** The date whose code this is and works now. */
  async findByCode(manager: EntityManager, slug: string, sessionId: string, typed: string): Promise<ListedDate | null> {
    const now = this.clock.now();
    const upTo = new Date(now.getTime() + longestMinutes * 60_000).toISOString();
    const near = await datesBetween(manager, slug, sessionId, this.ago(longestMinutes), upTo);
    return near.find((date) => isOpenAt(date, now) && date.code === plainCode(typed)) ?? null;
  }

  private ago(minutes: number): string {
    return new Date(this.clock.now().getTime() - minutes * 60_000).toISOString();
  }
}
