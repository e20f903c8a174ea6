import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { VersionsService } from '../content/versions.service';
import { Ledger } from '../database/ledger';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { Clock, dayAt } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { CompletionsService } from './completions.service';
import { type ListedDate, type OnRoll, recordedOf, rollOf } from './session.queries';
import { SessionAttendance } from './session-attendance.entity';

/** Who was at live sessions. What was wrong is put right by a further row; a completion that was granted stays. */
@Injectable()
export class AttendancesService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly versions: VersionsService,
    private readonly enrolments: EnrolmentsService,
    private readonly completions: CompletionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whoever has the module to do and is expected on this date, by name. */
  rollOf(date: ListedDate): Promise<OnRoll[]> {
    return rollOf(this.db, date, this.dayOf(date));
  }

  /** The sessions that somebody was at, with the day, as it stands now. */
  async daysOf(enrolmentId: string): Promise<Map<string, string>> {
    const days = new Map<string, string>();
    for (const { sessionId, attended, attendedOn } of await recordedOf(this.db, enrolmentId)) {
      if (attended) days.set(sessionId, attendedOn);
      else days.delete(sessionId);
    }
    return days;
  }

  /**
   * Somebody was there, or was not after all. Being there begins the module where it was not begun, even one that a local
   * fact closes: it has happened. @returns false where that is what stands already.
   */
  async record(
    manager: EntityManager,
    date: ListedDate,
    personId: string,
    attended: boolean,
    byId: string,
  ): Promise<boolean> {
    await this.ledger.hold(manager, personId);
    const { moduleSlug: slug, sessionId } = date;
    const standing = (await this.enrolments.standing(manager, personId)).find((one) => one.slug === slug);
    const recorded = standing ? await recordedOf(manager, standing.enrolmentId) : [];
    const last = recorded.findLast((one) => one.sessionId === sessionId);
    if ((last?.attended === 1) === attended) return false;
    const begun = attended ? await this.begin(manager, personId, slug) : standing!;
    await this.ledger.append(manager, SessionAttendance, {
      id: newId(),
      personId,
      enrolmentId: begun.enrolmentId,
      sessionId,
      dateId: date.id,
      attended: attended ? 1 : 0,
      attendedOn: this.dayOf(date),
      recordedById: byId,
      recordedAt: this.clock.now().toISOString(),
    });
    const { enrolmentId, versionId } = begun;
    if (attended && versionId) await this.completions.grantIfComplete(manager, personId, { enrolmentId, versionId });
    return true;
  }

  private async begin(manager: EntityManager, personId: string, slug: string) {
    const current = await this.versions.findCurrent(slug, manager);
    if (!current) throw new NotFound();
    return this.enrolments.begin(manager, personId, slug, current.versionId);
  }

  private dayOf({ startsAt }: ListedDate): string {
    return dayAt(new Date(startsAt), this.config.timeZone);
  }
}
