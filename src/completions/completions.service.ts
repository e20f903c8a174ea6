import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { lessonOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import type { Begun } from '../enrolments/enrolments.service';
import { Clock, dayAt } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { Completion } from './completion.entity';
import { isEarned, isPartDone, minutesFor, wayOf } from './completion.rules';
import { LessonCompletion } from './lesson-completion.entity';
import { progressOf } from './progress.queries';
import type { Completed, Granted, Progress } from './progress.types';
import { validUntil } from './renewal.rules';

/** What is done. A completion is granted once, in the transaction of the last fact it needed, and nothing takes it away. */
@Injectable()
export class CompletionsService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly versions: VersionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async progressOf(personIds: readonly string[], db: Reader = this.db): Promise<Progress[]> {
    const found = await progressOf(db, personIds);
    const whole = async ({ then, isAccepted, ...one }: Granted): Promise<Completed> => {
      const { module } = await this.versions.get(one.versionId, db);
      const until = module.validMonths ? validUntil(one.completedOn, module.validMonths) : null;
      return { ...one, way: wayOf(module, then, isAccepted), validUntil: until };
    };
    const all: Progress[] = [];
    for (const one of found) {
      const earlier: Completed[] = [];
      for (const before of one.earlier) earlier.push(await whole(before));
      all.push({ ...one, completion: one.completion && (await whole(one.completion)), earlier });
    }
    return all;
  }

  /** "Done" under a lesson. Pressing it again changes nothing. @throws NotFound for a lesson that the version begun does not have. */
  async markLessonDone(manager: EntityManager, personId: string, begun: Begun, lessonId: string): Promise<void> {
    const { module } = await this.versions.get(begun.versionId, manager);
    if (!lessonOf(module, lessonId)) throw new NotFound();
    const progress = await this.findProgress(manager, personId, begun);
    if (!progress) throw new NotFound();
    if (isPartDone({ kind: 'lesson', id: lessonId }, progress)) return;
    const fact = { id: newId(), personId, ...begun, lessonId, doneAt: this.clock.now().toISOString() };
    await this.ledger.append(manager, LessonCompletion, fact);
    await this.grantIfComplete(manager, personId, begun);
  }

  /** Of an enrolment that does not stand any more nothing is granted; what is done in it stays. */
  async grantIfComplete(manager: EntityManager, personId: string, begun: Begun): Promise<void> {
    const { module } = await this.versions.get(begun.versionId, manager);
    const progress = await this.findProgress(manager, personId, begun);
    if (!progress || progress.completion || !isEarned(module, progress)) return;
    await this.grant(manager, personId, begun, minutesFor(module, progress, wayOf(module, progress, false)));
  }

  /** Completes what a trainer accepted as prior learning, in the transaction of their decision. */
  grantAccepted(manager: EntityManager, personId: string, begun: Begun): Promise<void> {
    return this.grant(manager, personId, begun, 0);
  }

  private async grant(manager: EntityManager, personId: string, begun: Begun, minutes: number): Promise<void> {
    const now = this.clock.now();
    await this.ledger.append(manager, Completion, {
      id: newId(),
      personId,
      ...begun,
      minutes,
      completedOn: dayAt(now, this.config.timeZone),
      completedAt: now.toISOString(),
    });
  }

  private async findProgress(
    manager: EntityManager,
    personId: string,
    begun: Begun,
  ): Promise<Progress<Granted> | null> {
    return (await progressOf(manager, [personId])).find((one) => one.enrolmentId === begun.enrolmentId) ?? null;
  }
}
