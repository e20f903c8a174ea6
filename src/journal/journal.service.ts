import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from '../database/ledger';
import { type Reader, rows } from '../database/query';
import { PeopleService } from '../people/people.service';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { JournalEntry } from './journal-entry.entity';
import { type HeldKey, JournalKeysService } from './journal-keys.service';
import { markOfWords, openWords, sealWords } from './journal-seal';
import { JournalText } from './journal-text.entity';
import { type BoxEntry, boxEntriesOf, entriesOf, entryOf, type EntryRow } from './journal.queries';
import type { BoxPlace, Entry, EntryKind, Words } from './journal.types';

const atOnce = 20;
const fromTheEnd = 2_147_483_647;

/** What somebody writes for themselves. That they wrote is a fact and stays; the words are theirs to change and to delete. */
@Injectable()
export class JournalService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly keys: JournalKeysService,
  ) {}

  /** Before a write: @returns what tells two texts apart, and the recovery code where the person's key was made just now. */
  async prepare(
    manager: EntityManager,
    personId: string,
    text: string,
  ): Promise<{ mark: string; code: string | null }> {
    const { key, code } = await this.keys.current(manager, personId);
    return { mark: markOfWords(key, text), code };
  }

  /** @returns the id of the new entry. */
  async write(manager: EntityManager, personId: string, box: BoxPlace | null, text: string): Promise<string> {
    const { id: keyId, key } = await this.keys.current(manager, personId);
    const entryId = await this.append(manager, personId, box ? 'reflection' : 'free', box);
    const ciphertext = sealWords(key, text, entryId, personId);
    await manager.insert(JournalText, { entryId, keyId, ciphertext, revision: 1, changedAt: this.now() });
    return entryId;
  }

  /** Paper counts the same. Said twice of one box and enrolment, it is one fact. */
  async notePaper(manager: EntityManager, personId: string, box: BoxPlace): Promise<void> {
    await this.ledger.hold(manager, personId);
    const seen = await boxEntriesOf(manager, personId, box.slug, box.lessonId);
    const isNoted = ({ kind, blockId, enrolmentId }: BoxEntry) =>
      kind === 'paper' && blockId === box.blockId && enrolmentId === box.enrolmentId;
    if (!seen.some(isNoted)) await this.append(manager, personId, 'paper', box);
  }

  /** @param seen the revision that the page showed. @returns false where it was changed, deleted or sealed since; nothing is written then. */
  async rewrite(
    manager: EntityManager,
    personId: string,
    entryId: string,
    seen: number,
    text: string,
  ): Promise<boolean> {
    const entry = await this.getOwn(personId, entryId, manager);
    if (entry.words.state !== 'open' || entry.revision !== seen) return false;
    const { id: keyId, key } = await this.keys.current(manager, personId);
    const words = { keyId, ciphertext: sealWords(key, text, entryId, personId) };
    await manager.update(JournalText, { entryId }, { ...words, revision: seen + 1, changedAt: this.now() });
    return true;
  }

  /** The words go; that something was written stays, and still counts. */
  async empty(manager: EntityManager, personId: string, entryId: string): Promise<void> {
    await this.getOwn(personId, entryId, manager);
    await rows(
      manager,
      `UPDATE journal_texts SET ciphertext = '', revision = revision + 1, changed_at = ? WHERE entry_id = ? AND ciphertext <> ''`,
      [this.now(), entryId],
    );
  }

  /** Some entries, the newest first. @param before where the page before ended. */
  async list(personId: string, before = fromTheEnd): Promise<{ entries: Entry[]; hasMore: boolean }> {
    const found = await entriesOf(this.db, personId, before, atOnce + 1);
    const keys = found.some((row) => row.ciphertext) ? await this.keys.of(personId) : [];
    return { entries: found.slice(0, atOnce).map((row) => entryFrom(row, keys)), hasMore: found.length > atOnce };
  }

  /** @throws NotFound for anybody but its author. */
  async getOwn(personId: string, entryId: string, db: Reader = this.db): Promise<Entry> {
    const row = await entryOf(db, personId, entryId);
    if (!row) throw new NotFound();
    return entryFrom(row, await this.keys.of(personId, db));
  }

  forLesson(personId: string, slug: string, lessonId: string): Promise<BoxEntry[]> {
    return boxEntriesOf(this.db, personId, slug, lessonId);
  }

  private async append(
    manager: EntityManager,
    personId: string,
    kind: EntryKind,
    box: BoxPlace | null,
  ): Promise<string> {
    const id = newId();
    await this.ledger.append(manager, JournalEntry, {
      id,
      personId,
      kind,
      enrolmentId: box?.enrolmentId ?? null,
      versionId: box?.versionId ?? null,
      moduleSlug: box?.slug ?? null,
      lessonId: box?.lessonId ?? null,
      blockId: box?.blockId ?? null,
      writtenOn: this.people.today(),
      writtenAt: this.now(),
    });
    return id;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

export function entryFrom(row: EntryRow, keys: readonly HeldKey[]): Entry {
  const { id, kind, writtenOn, chainNo, versionId, slug, lessonId, blockId } = row;
  const box = versionId && slug && lessonId && blockId ? { versionId, slug, lessonId, blockId } : null;
  return { id, kind, writtenOn, chainNo, box, revision: row.revision ?? 0, words: wordsOf(row, keys) };
}

function wordsOf({ id, personId, keyId, ciphertext }: EntryRow, keys: readonly HeldKey[]): Words {
  if (ciphertext === null) return { state: 'paper' };
  if (ciphertext === '') return { state: 'deleted' };
  const key = keys.find((one) => one.id === keyId)?.key;
  const text = key ? openWords(key, ciphertext, id, personId) : null;
  return text === null ? { state: 'sealed' } : { state: 'open', text };
}
