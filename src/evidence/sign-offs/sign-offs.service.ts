import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FactNote } from '../../database/fact-note.entity';
import { Ledger } from '../../database/ledger';
import type { Reader } from '../../database/query';
import { PeopleService } from '../../people/people.service';
import { Clock } from '../../shared/clock';
import { NotFound, NotNow } from '../../shared/errors';
import { newId } from '../../shared/ids';
import { problemWith } from './rater.rules';
import { RatersService } from './raters.service';
import { SignOffFact } from './sign-off-fact.entity';
import { SignOffWords } from './sign-off-words.entity';
import { type StoredFact, type StoredReply, toldOf } from './sign-off.queries';
import { isOpen, newestOf, signOffsIn } from './sign-off.rules';
import type { FactKind, Judged, SignOff } from './sign-off.types';
import { RatingReply } from './rating-reply.entity';
import { entriesOf } from '../evidence.queries';

/** What somebody saw. */
interface Seen extends Pick<SignOffFact, 'level' | 'seenOn' | 'context'> {
  moment: NonNullable<SignOffFact['moment']>;
  consented: boolean;
  criteria: readonly Judged[];
}
/** Which skill of whom, and who does it. */
export interface Doing {
  personId: string;
  byId: string;
  competency: string;
}
export interface Step {
  kind: FactKind;
  observerId?: string | null;
  seen?: Seen;
  /** The rating that whoever does it has read. */
  ratingId?: string;
  note?: string;
  words?: Pick<SignOffWords, 'wentWell' | 'nextStep'>;
}

/** Everything of one person: the sign-offs, their facts by id, and what the person said to what was written. */
export interface Standing {
  all: SignOff[];
  facts: Map<string, StoredFact>;
  replies: StoredReply[];
}

/** Observed practice, signed by two. Nothing is changed: what is put right is a further fact, and the one before stays. */
@Injectable()
export class SignOffsService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly raters: RatersService,
  ) {}

  /** Everything of one person, the newest first, with all its facts by their id. */
  async of(personId: string, db: Reader = this.db): Promise<Standing> {
    const { facts, replies } = await toldOf(db, [personId]);
    return { all: signOffsIn(facts), facts: new Map(facts.map((one) => [one.id, one])), replies };
  }

  /** Adds one fact, where the rules allow it. @throws NotNow with the sentence that says why not. */
  async add(manager: EntityManager, { personId, byId, competency }: Doing, step: Step): Promise<void> {
    await this.ledger.hold(manager, personId);
    const around = await this.raters.around(personId, manager);
    const { all, facts } = await this.of(personId, manager);
    const own = all.filter((one) => one.competency === competency);
    const signOff = own.find((one) => (step.ratingId ? isAbout(one, step.ratingId) : isOpen(one))) ?? null;
    if (step.ratingId && (!signOff || signOff !== newestOf(own))) throw new NotNow('signOffs.changedMeanwhile');
    const problem = problemWith(signOff, { kind: step.kind, byId, observerId: step.observerId }, around);
    if (problem) throw new NotNow(problem);
    await this.write(manager, { personId, byId, competency }, signOff, this.seenIn(step, facts));
  }

  /** A comment on what was written down about oneself. @throws NotFound for what is not about this person. */
  async comment(manager: EntityManager, personId: string, factId: string, text: string): Promise<void> {
    await this.ledger.hold(manager, personId);
    const known = [...(await this.of(personId, manager)).facts.keys()];
    const entries = (await entriesOf(manager, [personId])).filter(({ raterId }) => raterId !== personId);
    if (![...known, ...entries.map(({ id }) => id)].includes(factId)) throw new NotFound();
    await this.reply(manager, personId, factId, text);
  }

  /** Somebody has read everything that was written down about them so far. */
  readAll(manager: EntityManager, personId: string): Promise<void> {
    return this.reply(manager, personId, null, '');
  }

  private async reply(manager: EntityManager, personId: string, factId: string | null, text: string): Promise<void> {
    const [id, saidAt] = [newId(), this.clock.now().toISOString()];
    await this.ledger.append(manager, RatingReply, { id, personId, factId, saidOn: this.people.today(), saidAt });
    if (text) await manager.insert(FactNote, { factId: id, authorId: personId, text, writtenAt: saidAt });
  }

  /** What is put right keeps everything that is not named anew. */
  private seenIn(step: Step, facts: ReadonlyMap<string, StoredFact>): Step {
    const before = step.ratingId ? facts.get(step.ratingId) : undefined;
    if (step.kind !== 'corrected' || !step.seen || !before) return step;
    const { moment, context, criteria } = before;
    return { ...step, seen: { ...step.seen, moment: moment!, context, criteria, consented: moment === 'observation' } };
  }

  private async write(
    manager: EntityManager,
    { personId, byId, competency }: Doing,
    signOff: SignOff | null,
    { kind, observerId = null, seen, note, words }: Step,
  ): Promise<void> {
    if (seen?.seenOn && seen.seenOn > this.people.today()) throw new NotNow('needs.dayLater');
    const [id, happenedAt] = [newId(), this.clock.now().toISOString()];
    await this.ledger.append(manager, SignOffFact, {
      ...{ id, personId, kind, competency, byId, observerId },
      ...{ signOffId: signOff?.id ?? id, stepNo: (signOff?.facts.length ?? 0) + 1 },
      moment: seen?.moment ?? null,
      level: seen?.level ?? null,
      seenOn: seen?.seenOn ?? null,
      context: seen?.context ?? null,
      consented: seen ? Number(seen.consented) : null,
      criteria: seen ? JSON.stringify(seen.criteria) : null,
      happenedOn: this.people.today(),
      happenedAt,
    });
    if (words) await manager.insert(SignOffWords, { factId: id, authorId: byId, ...words, writtenAt: happenedAt });
    if (note) await manager.insert(FactNote, { factId: id, authorId: byId, text: note, writtenAt: happenedAt });
  }
}

const isAbout = ({ first, third }: SignOff, ratingId: string): boolean =>
  first?.id === ratingId || third?.id === ratingId;
