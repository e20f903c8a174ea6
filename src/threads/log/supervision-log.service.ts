import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FactNote } from '../../database/fact-note.entity';
import { Ledger } from '../../database/ledger';
import { type Reader, rows } from '../../database/query';
import { PeopleService } from '../../people/people.service';
import { Clock } from '../../shared/clock';
import { NotFound, NotNow } from '../../shared/errors';
import { newId } from '../../shared/ids';
import { standingEntries } from './entries.rules';
import { entriesOf, preparationsOf, type SharedNote, sharedNotesOf } from './log.queries';
import type { LogEntry } from './log.types';
import { keptSince } from './notes.rules';
import { PreparationNote } from './preparation-note.entity';
import { SupervisionEntry } from './supervision-entry.entity';
import { SupervisionNote } from './supervision-note.entity';

type Had = Pick<SupervisionEntry, 'kind' | 'heldOn' | 'minutes' | 'withId' | 'nextOn'>;
/** About whom, and who says it: they, or one of those who supervise them now. Whoever calls has made sure of that. */
interface Telling {
  personId: string;
  byId: string;
}

/** The supervision that somebody had, and notes about it. Nothing is changed: a correction is a further row. */
@Injectable()
export class SupervisionLogService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly people: PeopleService,
  ) {}

  /** @throws NotNow for a day that has not come. */
  async record(manager: EntityManager, telling: Telling, had: Had): Promise<void> {
    this.refuseLater(had);
    const all = await this.held(manager, telling.personId);
    const entryNo = Math.max(0, ...all.map((one) => one.entryNo)) + 1;
    await this.write(manager, telling, { ...had, entryNo, revision: 1, withdrawn: 0 });
  }

  /** Puts right, or takes back, what the same person wrote. @param to null: it should not be there. */
  async correct(
    manager: EntityManager,
    telling: Telling,
    id: string,
    to: Pick<Had, 'heldOn' | 'minutes' | 'nextOn'> | null,
  ): Promise<void> {
    if (to) this.refuseLater(to);
    const all = await this.held(manager, telling.personId);
    const meant = all.find((one) => one.id === id);
    const entry = standingEntries(all).find((one) => one.entryNo === meant?.entryNo);
    if (!entry || entry.recordedById !== telling.byId) throw new NotFound();
    await this.write(manager, telling, { ...entry, ...to, revision: entry.revision + 1, withdrawn: to ? 0 : 1 });
  }

  /** @param correctsId a note of the same author that this one puts right. */
  async addNote(manager: EntityManager, { personId, byId }: Telling, text: string, correctsId: string | null) {
    await this.ledger.hold(manager, personId);
    if (correctsId !== null) {
      const notes = await sharedNotesOf(manager, personId);
      const isTheirs = notes.some((one) => one.id === correctsId && one.authorId === byId);
      if (!isTheirs || notes.some((one) => one.correctsId === correctsId)) throw new NotFound();
    }
    const fact = { id: newId(), personId, authorId: byId, correctsId, ...this.written() };
    await this.ledger.append(manager, SupervisionNote, fact);
    await this.keepWords(manager, fact.id, byId, text);
  }

  /** For its author alone, in the author's own chain. */
  async prepare(manager: EntityManager, { personId, byId }: Telling, text: string): Promise<void> {
    const fact = { id: newId(), personId: byId, aboutId: personId, ...this.written() };
    await this.ledger.append(manager, PreparationNote, fact);
    await this.keepWords(manager, fact.id, byId, text);
  }

  async of(personId: string, db: Reader = this.db): Promise<LogEntry[]> {
    return standingEntries(await entriesOf(db, [personId]));
  }

  notesOf(personId: string): Promise<SharedNote[]> {
    return sharedNotesOf(this.db, personId);
  }

  preparations(authorId: string, aboutId: string): Promise<{ on: string; text: string | null }[]> {
    return preparationsOf(this.db, authorId, aboutId);
  }

  /** Empties the words of notes that were kept for as long as they are. The dated facts stay. */
  async emptyOld(): Promise<void> {
    const before = keptSince(this.people.today());
    await rows(
      this.db,
      `DELETE FROM fact_notes WHERE fact_id IN (SELECT id FROM supervision_notes WHERE written_on < ?)
         OR fact_id IN (SELECT id FROM preparation_notes WHERE written_on < ?)`,
      [before, before],
    );
  }

  private async held(manager: EntityManager, personId: string): Promise<LogEntry[]> {
    await this.ledger.hold(manager, personId);
    return entriesOf(manager, [personId]);
  }

  private refuseLater({ heldOn, nextOn }: Pick<Had, 'heldOn' | 'nextOn'>): void {
    if (heldOn > this.people.today()) throw new NotNow('answering.dayLater');
    if (nextOn !== null && nextOn <= heldOn) throw new NotNow('supervision.nextEarlier');
  }

  private async write(
    manager: EntityManager,
    { personId, byId }: Telling,
    said: Had & Pick<SupervisionEntry, 'entryNo' | 'revision' | 'withdrawn'>,
  ): Promise<void> {
    const { entryNo, revision, withdrawn, kind, heldOn, minutes, withId, nextOn } = said;
    await this.ledger.append(manager, SupervisionEntry, {
      ...{ id: newId(), personId, entryNo, revision, withdrawn, kind, heldOn, minutes, withId, nextOn },
      ...{ recordedById: byId, recordedAt: this.clock.now().toISOString() },
    });
  }

  private written(): { writtenOn: string; writtenAt: string } {
    return { writtenOn: this.people.today(), writtenAt: this.clock.now().toISOString() };
  }

  private async keepWords(manager: EntityManager, factId: string, authorId: string, text: string): Promise<void> {
    await manager.insert(FactNote, { factId, authorId, text, writtenAt: this.clock.now().toISOString() });
  }
}
