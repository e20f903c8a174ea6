import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { lessonOf, minutesOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import type { Begun } from '../enrolments/enrolments.service';
import { Clock, dayAt } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { Completion } from './completion.entity';
import { isComplete, isPartDone } from './completion.rules';
import { LessonCompletion } from './lesson-completion.entity';
import { progressOf } from './progress.queries';
import type { Progress } from './progress.types';

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

  progressOf(personIds: readonly string[], db: Reader = this.db): Promise<Progress[]> {
    return progressOf(db, personIds);
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
    if (!progress || progress.completion || !isComplete(module, progress)) return;
    const now = this.clock.now();
    await this.ledger.append(manager, Completion, {
      id: newId(),
      personId,
      ...begun,
      minutes: minutesOf(module),
      completedOn: dayAt(now, this.config.timeZone),
      completedAt: now.toISOString(),
    });
  }

  private async findProgress(manager: EntityManager, personId: string, begun: Begun): Promise<Progress | null> {
    return (await progressOf(manager, [personId])).find((one) => one.enrolmentId === begun.enrolmentId) ?? null;
  }
}
