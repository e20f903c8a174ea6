import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { modeOf, quizOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { places, rows } from '../database/query';
import { Clock, dayAt } from '../shared/clock';
import { grouped } from '../shared/grouped.rules';
import { standingOf } from './again.rules';
import type { PickKind } from './attempt-pick.entity';

interface Row {
  id: string;
  enrolmentId: string;
  versionId: string;
  quizId: string;
  kind: PickKind | null;
  submittedAt: string;
}

/** Whom a talk about a module would help: derived from the tries, and gone once the check is passed. */
@Injectable()
export class TalksService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly versions: VersionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Since which day, by the enrolment's id; nothing of the tries themselves. One query, however many people. */
  async of(personIds: readonly string[]): Promise<Map<string, string>> {
    if (personIds.length === 0) return new Map();
    const found = await rows<Row>(
      this.db,
      `SELECT a.id AS "id", a.enrolment_id AS "enrolmentId", a.version_id AS "versionId", a.quiz_id AS "quizId", k.kind AS "kind", s.submitted_at AS "submittedAt"
       FROM submissions s JOIN attempts a ON a.id = s.attempt_id LEFT JOIN attempt_picks k ON k.attempt_id = a.id
       WHERE a.person_id IN (${places(personIds)}) AND NOT EXISTS (
         SELECT 1 FROM submissions p JOIN attempts b ON b.id = p.attempt_id
         WHERE b.enrolment_id = a.enrolment_id AND b.quiz_id = a.quiz_id AND p.passed = 1)
       ORDER BY a.enrolment_id, a.quiz_id, a.number`,
      personIds,
    );
    const since = new Map<string, string>();
    for (const tries of grouped(found, (one) => `${one.enrolmentId} ${one.quizId}`).values()) {
      const instant = await this.sinceOf(tries);
      const [{ enrolmentId }] = tries as [Row];
      const day = instant && dayAt(new Date(instant), this.config.timeZone);
      if (day && day < (since.get(enrolmentId) ?? '9')) since.set(enrolmentId, day);
    }
    return since;
  }

  private async sinceOf(tries: readonly Row[]): Promise<string | null> {
    const { versionId, quizId } = tries[0]!;
    const { module } = await this.versions.get(versionId);
    const quiz = quizOf(module, quizId);
    const all = tries.map((one) => ({ ...one, kind: one.kind ?? 'whole', open: false, passed: false }));
    return quiz ? standingOf(quiz, modeOf(module, quizId), all, this.clock.now()).talkSince : null;
  }
}
