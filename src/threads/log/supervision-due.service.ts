import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Reader } from '../../database/query';
import { AskedService } from '../../enrolments/asked.service';
import { PeopleService } from '../../people/people.service';
import { Clock } from '../../shared/clock';
import { grouped } from '../../shared/grouped.rules';
import { newId } from '../../shared/ids';
import { isPastDays, nextDue, usualWeeks } from './due.rules';
import { standingEntries } from './entries.rules';
import { beginningsOf, entriesOf, weeksSet } from './log.queries';
import type { DuePair, EntryKind, LogEntry, Weeks } from './log.types';
import { SupervisionRhythm } from './supervision-rhythm.entity';

const settledAfter = 90;
/** How often it is meant to be for somebody, and who said so. */
export interface Often extends Weeks {
  from: 'person' | 'team' | 'usual';
}

/** By when supervision is meant to be, read from what was had, how often it is meant to be, and leave. */
@Injectable()
export class SupervisionDueService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
    private readonly clock: Clock,
    private readonly asked: AskedService,
  ) {}

  /** By the person's id; a few queries, however many people. */
  async dueOf(personIds: readonly string[], db: Reader = this.db): Promise<Map<string, DuePair & { often: Often }>> {
    const today = this.people.today();
    const entries = grouped(standingEntries(await entriesOf(db, personIds)), (one) => one.personId);
    const [set, rhythms] = [await weeksSet(db, personIds), await this.asked.rhythmsOf(personIds, db)];
    const found = await beginningsOf(db, personIds, today);
    return new Map(
      found.map(({ id, startedOn, teamId }) => {
        const own = set.people.get(id);
        const team = teamId === null ? null : set.teams.get(teamId);
        const often: Often = own
          ? { ...own, from: 'person' }
          : team
            ? { ...team, from: 'team' }
            : { ...usualWeeks, from: 'usual' };
        const pauses = rhythms.get(id)?.pauses ?? [];
        const around = { startedOn, pauses, today };
        const had = entries.get(id) ?? [];
        const weeks = isPastDays(startedOn, settledAfter, pauses, today) ? often.later : often.first;
        const oneToOne = nextDue({ ...around, lastOn: lastOf(had, 'one-to-one'), weeks });
        const group = nextDue({ ...around, lastOn: lastOf(had, 'group'), weeks: often.group });
        return [id, { oneToOne, group, often }];
      }),
    );
  }

  /** From today on. @param weeks null: as for the person's team again. */
  async setWeeks(
    manager: EntityManager,
    whose: { teamId: string } | { personId: string },
    weeks: Weeks | null,
    setById: string,
  ): Promise<void> {
    await manager.insert(SupervisionRhythm, {
      id: newId(),
      teamId: 'teamId' in whose ? whose.teamId : null,
      personId: 'personId' in whose ? whose.personId : null,
      weeksFirst: weeks?.first ?? null,
      weeksLater: weeks?.later ?? null,
      weeksGroup: weeks?.group ?? null,
      fromOn: this.people.today(),
      setById,
      setAt: this.clock.now().toISOString(),
    });
  }
}

const lastOf = (entries: readonly LogEntry[], kind: EntryKind): string | null =>
  entries.find((one) => one.kind === kind)?.heldOn ?? null;
