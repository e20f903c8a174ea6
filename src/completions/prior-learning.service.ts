import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { VersionsService } from '../content/versions.service';
import { FactNote } from '../database/fact-note.entity';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { Clock } from '../shared/clock';
import { NotFound, NotNow } from '../shared/errors';
import { newId } from '../shared/ids';
import { CompletionsService } from './completions.service';
import { type Claim, claimBy, lastClaimOf, waitingClaims } from './prior-learning.queries';
import { PriorLearningClaim } from './prior-learning-claim.entity';
import { PriorLearningDecision } from './prior-learning-decision.entity';

/** What people learned elsewhere: they say so in their words, a trainer accepts or declines it with a reason. */
@Injectable()
export class PriorLearningService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly versions: VersionsService,
    private readonly enrolments: EnrolmentsService,
    private readonly completions: CompletionsService,
  ) {}

  async findLast(personId: string, slug: string, db: Reader = this.db): Promise<Claim | null> {
    return (await lastClaimOf(db, personId, slug)) ?? null;
  }

  waiting(): Promise<Claim[]> {
    return waitingClaims(this.db);
  }

  /** @throws NotNow where it is finished, or a claim waits already. */
  async claim(manager: EntityManager, personId: string, slug: string, words: string): Promise<void> {
    await this.ledger.hold(manager, personId);
    const last = await lastClaimOf(manager, personId, slug);
    if (last && !last.outcome) throw new NotNow('priorLearning.waitsAlready');
    if (await this.isFinished(manager, personId, slug)) throw new NotNow('priorLearning.finished');
    const [id, claimedAt] = [newId(), this.now()];
    await this.ledger.append(manager, PriorLearningClaim, { id, personId, moduleSlug: slug, claimedAt });
    await manager.insert(FactNote, { factId: id, authorId: personId, text: words, writtenAt: claimedAt });
  }

  /** Its author takes it back while nobody has decided: the words go, the dated fact stays. */
  async withdraw(manager: EntityManager, personId: string, slug: string): Promise<void> {
    await this.ledger.hold(manager, personId);
    const last = await lastClaimOf(manager, personId, slug);
    if (!last) throw new NotFound();
    if (last.outcome) throw new NotNow('priorLearning.decided');
    await this.decideAs(manager, last, 'withdrawn', personId, null);
    await manager.update(FactNote, { factId: last.id }, { text: '' });
  }

  /** Accepting completes the module as of now, in this transaction. @throws NotNow for one’s own claim, or one that was decided. */
  async decide(
    manager: EntityManager,
    claimId: string,
    { outcome, reason }: { outcome: 'accepted' | 'declined'; reason: string },
    byId: string,
  ): Promise<void> {
    const { personId, slug } = await this.get(claimId, manager);
    if (personId === byId) throw new NotNow('priorLearning.own');
    await this.ledger.hold(manager, personId);
    const claim = await this.get(claimId, manager);
    if (claim.outcome) throw new NotNow('priorLearning.decided');
    if (await this.isFinished(manager, personId, slug)) throw new NotNow('priorLearning.finishedSince');
    const begun = outcome === 'accepted' ? await this.begin(manager, claim) : null;
    const id = await this.decideAs(manager, claim, outcome, byId, begun?.enrolmentId ?? null);
    await manager.insert(FactNote, { factId: id, authorId: byId, text: reason, writtenAt: this.now() });
    if (begun) await this.completions.grantAccepted(manager, personId, begun);
  }

  /** @throws NotFound */
  async get(claimId: string, db: Reader = this.db): Promise<Claim> {
    const claim = await claimBy(db, claimId);
    if (!claim) throw new NotFound();
    return claim;
  }

  private async begin(manager: EntityManager, { personId, slug }: Claim) {
    const current = await this.versions.findCurrent(slug, manager);
    if (!current) throw new NotFound();
    return this.enrolments.begin(manager, personId, slug, current.versionId);
  }

  private async isFinished(manager: EntityManager, personId: string, slug: string): Promise<boolean> {
    const progress = await this.completions.progressOf([personId], manager);
    return progress.some((one) => one.slug === slug && one.completion !== null);
  }

  private async decideAs(
    manager: EntityManager,
    { id: claimId, personId }: Claim,
    outcome: PriorLearningDecision['outcome'],
    decidedById: string,
    enrolmentId: string | null,
  ): Promise<string> {
    const id = newId();
    const fact = { id, personId, claimId, enrolmentId, outcome, decidedById, decidedAt: this.now() };
    await this.ledger.append(manager, PriorLearningDecision, fact);
    return id;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
