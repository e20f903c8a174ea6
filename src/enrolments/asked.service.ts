import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { DueRule } from '../content/course-model.types';
import { LibraryService } from '../content/library.service';
import type { Reader } from '../database/query';
import { PeopleService } from '../people/people.service';
import { dayAt } from '../shared/clock';
import { wordsOf, workAndLeaveOf } from './asked.queries';
import type { Asked, StandingFor } from './asked.types';
import { dueOf } from './due.rules';
import { isAwayOn, type PauseRevision, standingPauses } from './pause.rules';

/** How enrolments are asked for today: by when and why, and what somebody said about them. Derived, never stored. */
@Injectable()
export class AskedService {
  constructor(
    private readonly db: DataSource,
    private readonly library: LibraryService,
    private readonly people: PeopleService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** By the enrolment's id. Two queries, however many people. */
  async of(standing: readonly StandingFor[], db: Reader = this.db): Promise<Map<string, Asked>> {
    const ids = [...new Set(standing.map((one) => one.personId))];
    if (ids.length === 0) return new Map();
    const today = this.people.today();
    const rules = this.rules();
    const words = new Map((await wordsOf(db, ids)).map(({ enrolmentId, ...word }) => [enrolmentId, word]));
    const { patterns, revisions } = await workAndLeaveOf(db, ids);
    const leave = new Map<string, PauseRevision[]>();
    for (const one of standingPauses(revisions)) leave.set(one.personId, [...(leave.get(one.personId) ?? []), one]);
    return new Map(
      standing.map((one) => {
        const word = words.get(one.enrolmentId) ?? null;
        const pauses = leave.get(one.personId) ?? [];
        const fixedOn = word?.kind === 'assigned' ? word.dueOn : null;
        const due = dueOf({
          askedOn: this.dayOf(fixedOn && word ? word.at : one.enrolledAt),
          startedOn: one.workedFrom,
          patterns: patterns.get(one.personId) ?? [],
          pauses,
          rule: word?.kind === 'waived' ? null : (rules.get(`${one.pathId} ${one.slug}`) ?? null),
          fixedOn,
        });
        return [one.enrolmentId, { ...due, word, onLeave: pauses.some((pause) => isAwayOn(pause, today)) }];
      }),
    );
  }

  /** What each path says of each of its modules. */
  private rules(): Map<string, DueRule | undefined> {
    const { paths } = this.library.read();
    return new Map(
      paths.flatMap((path) =>
        path.groups.flatMap(({ modules, due }) => modules.map((slug) => [`${path.id} ${slug}`, due] as const)),
      ),
    );
  }

  private dayOf(instant: string): string {
    return dayAt(new Date(instant), this.config.timeZone);
  }
}
