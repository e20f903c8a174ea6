import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FactNote } from '../database/fact-note.entity';
import { Ledger } from '../database/ledger';
import { PeopleService } from '../people/people.service';
import { RaterExclusionsService } from '../people/rater-exclusions.service';
import { Clock } from '../shared/clock';
import { NotFound, NotNow } from '../shared/errors';
import { newId } from '../shared/ids';
import { isRated, standingEntries } from './entries.rules';
import { EvidenceEntry } from './evidence.entity';
import { entriesOf, type StoredEntry } from './evidence.queries';

type Said = Pick<EvidenceEntry, 'competency' | 'kind' | 'level' | 'seenOn'> &
  Partial<Pick<EvidenceEntry, 'context' | 'reason'>>;
/** About whom, by whom, and what they add in words. */
interface Telling {
  personId: string;
  raterId: string;
  note?: string;
}

/** What is written down about competencies. Nothing is changed: a correction is a further revision, and the one before stays. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly exclusions: RaterExclusionsService,
  ) {}

  /** @throws NotNow for a day that has not come, and for whoever does not rate this person. */
  async record(manager: EntityManager, telling: Telling, said: Said): Promise<void> {
    this.refuseLater(said.seenOn);
    const entryNo = Math.max(0, ...(await this.held(manager, telling.personId)).map((one) => one.entryNo)) + 1;
    if (isRated(said.kind)) await this.refuseApart(manager, telling);
    await this.write(manager, telling, { ...said, entryNo, revision: 1, withdrawn: 0 });
  }

  /** Puts right, or takes back, what the same person wrote. @param to what it should say; null: it should not be there. */
  async correct(
    manager: EntityManager,
    telling: Telling,
    id: string,
    to: Pick<EvidenceEntry, 'level' | 'seenOn'> | null,
  ): Promise<void> {
    if (to) this.refuseLater(to.seenOn);
    const entry = this.getStanding(await this.held(manager, telling.personId), (one) => one.id === id);
    if (entry.raterId !== telling.raterId) throw new NotFound();
    await this.refuseApart(manager, telling);
    const withdrawn = to ? 0 : 1;
    await this.write(manager, telling, { ...entry, ...to, revision: entry.revision + 1, withdrawn });
  }

  /** Somebody would like training in a competency, or no longer. Saying so twice is once. */
  async wish(manager: EntityManager, personId: string, competency: string, isWished: boolean): Promise<void> {
    const standing = standingEntries(await this.held(manager, personId)).filter(
      (one) => one.kind === 'wish' && one.competency === competency,
    );
    const telling = { personId, raterId: personId };
    const seenOn = this.people.today();
    if (isWished && standing.length === 0)
      return this.record(manager, telling, { competency, kind: 'wish', level: null, seenOn });
    if (!isWished)
      for (const one of standing)
        await this.write(manager, telling, { ...one, revision: one.revision + 1, withdrawn: 1 });
  }

  /** What stands in the way of a competency; saying it again replaces what was said. @param reason null: nothing does any more. */
  async setObstacle(
    manager: EntityManager,
    telling: Telling,
    competency: string,
    reason: EvidenceEntry['reason'],
  ): Promise<void> {
    const standing = standingEntries(await this.held(manager, telling.personId)).find(
      (one) => one.kind === 'obstacle' && one.competency === competency,
    );
    const seenOn = this.people.today();
    if (!standing && reason)
      return this.record(manager, telling, { competency, kind: 'obstacle', level: null, seenOn, reason });
    if (!standing) throw new NotNow('needs.gone');
    const next = { ...standing, revision: standing.revision + 1 };
    await this.write(manager, telling, reason ? { ...next, reason, seenOn } : { ...next, withdrawn: 1 });
  }

  private async held(manager: EntityManager, personId: string): Promise<StoredEntry[]> {
    await this.ledger.hold(manager, personId);
    return entriesOf(manager, [personId]);
  }

  private getStanding(all: readonly StoredEntry[], isMeant: (one: StoredEntry) => boolean): StoredEntry {
    const meant = all.find(isMeant);
    const found = standingEntries(all).find((one) => one.entryNo === meant?.entryNo);
    if (!found) throw new NotFound();
    return found;
  }

  private async refuseApart(manager: EntityManager, { personId, raterId }: Telling): Promise<void> {
    if ((await this.exclusions.apartFrom(personId, manager)).has(raterId)) throw new NotNow('signOffs.somebodyElse');
  }

  private refuseLater(day: string): void {
    if (day > this.people.today()) throw new NotNow('needs.dayLater');
  }

  private async write(
    manager: EntityManager,
    { personId, raterId, note }: Telling,
    said: Said & Pick<EvidenceEntry, 'entryNo' | 'revision' | 'withdrawn'>,
  ): Promise<void> {
    const { entryNo, revision, withdrawn, competency, kind, level, seenOn, context = null, reason = null } = said;
    const [id, recordedAt] = [newId(), this.clock.now().toISOString()];
    await this.ledger.append(manager, EvidenceEntry, {
      ...{ id, personId, entryNo, revision, withdrawn, competency, kind, level, seenOn, context, reason },
      ...{ raterId, recordedAt },
    });
    if (note) await manager.insert(FactNote, { factId: id, authorId: raterId, text: note, writtenAt: recordedAt });
  }
}
