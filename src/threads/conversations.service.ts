import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import { PeopleService } from '../people/people.service';
import { Clock } from '../shared/clock';
import { NotFound, NotNow } from '../shared/errors';
import { grouped } from '../shared/grouped.rules';
import { newId, newToken } from '../shared/ids';
import { sha256 } from '../shared/sha256';
import { ConversationEntry } from './conversation-entry.entity';
import { ConversationSignature } from './conversation-signature.entity';
import { ConversationText } from './conversation-text.entity';
import { ConversationFact } from './conversation.entity';
import { actionText, signedText, standingIn, standingOf } from './conversation.rules';
import type { Action, Conversation, EntryKind, Point, Side } from './conversation.types';
import { conversationsOf, entriesOf, signaturesOf, type StoredEntry } from './conversations.queries';

/** Whose conversation it is, which one, and which of the two writes. */
interface Writing {
  personId: string;
  conversationId: string;
  byId: string;
}
type NewPoint = Pick<Point, 'source' | 'subject' | 'on'> & { title: string };
export type NewAction = Pick<Action, 'what' | 'who' | 'name' | 'by' | 'how' | 'tie' | 'subject'>;
/** What one of the two changed on the page. */
export interface Written {
  day: string;
  next: string | null;
  /** By the number of the point; `shown` is the revision that the page had. */
  words: { pointNo: number; shown: number; text: string }[];
  /** Points and actions to leave out, by number. */
  left: number[];
  point: NewPoint | null;
  action: NewAction | null;
}
type Said = Partial<Pick<ConversationEntry, 'aboutNo' | 'source' | 'subject' | 'who' | 'onDay' | 'withdrawn'>>;
type Place = Pick<ConversationEntry, 'entryNo' | 'revision' | 'kind'>;
const nothing = { aboutNo: null, source: null, subject: null, who: null, onDay: null, withdrawn: 0 };

/** Training conversations of a person and a supervisor. Nothing is changed: each writes further revisions of their own words. */
@Injectable()
export class ConversationsService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly people: PeopleService,
  ) {}

  /** The newest first. @param supervisorId for whoever supervises: only those that the two of them have. Three queries. */
  async of(personId: string, supervisorId: string | null, db: Reader = this.db): Promise<Conversation[]> {
    const facts = await conversationsOf(db, personId, supervisorId);
    if (facts.length === 0) return [];
    const entries = grouped(await entriesOf(db, [personId]), (one) => one.conversationId);
    const signatures = grouped(await signaturesOf(db, [personId]), (one) => one.conversationId);
    return facts.map((fact) => standingOf(fact, entries.get(fact.id) ?? [], signatures.get(fact.id) ?? []));
  }

  /** @throws NotFound for one that somebody else has. */
  async get(personId: string, supervisorId: string | null, id: string, db: Reader = this.db): Promise<Conversation> {
    const found = (await this.of(personId, supervisorId, db)).find((one) => one.id === id);
    if (!found) throw new NotFound();
    return found;
  }

  /** @returns its id. @throws NotNow while the two have one that is not signed. */
  async open(
    manager: EntityManager,
    { personId, supervisorId, byId, day, points }: OpenedBy & { day: string; points: readonly NewPoint[] },
  ): Promise<string> {
    await this.ledger.hold(manager, personId);
    const before = await this.of(personId, supervisorId, manager);
    if (before.some((one) => !one.isClosed)) throw new NotNow('conversation.openAlready');
    const { on, at } = this.now();
    const fact = { id: newId(), personId, supervisorId, openedById: byId, openedOn: on, openedAt: at };
    await this.ledger.append(manager, ConversationFact, fact);
    const writing = { personId, conversationId: fact.id, byId };
    await this.append(manager, writing, { entryNo: 1, revision: 1, kind: 'day' }, { onDay: day });
    for (const [i, point] of points.entries())
      await this.append(manager, writing, { entryNo: i + 2, revision: 1, kind: 'point' }, saidOf(point), point.title);
    return fact.id;
  }

  /**
   * Everything that one of the two changed at once.
   * @param seen for whoever signs what they write: the newest thing on their page. @throws NotNow where the other wrote something since.
   */
  async write(manager: EntityManager, writing: Writing, written: Written, seen: string | null = null): Promise<void> {
    const { state, entries, add } = await this.held(manager, writing);
    if (seen !== null && state.seen !== seen) throw new NotNow('conversation.changedSince');
    const standing = standingIn(entries);
    for (const one of standing.filter(({ kind, entryNo }) => isLeavable(kind) && written.left.includes(entryNo)))
      await this.revise(manager, writing, one, { withdrawn: 1 }, null);
    for (const words of written.words) await this.say(manager, writing, entries, words, add);
    const day = standing.find(({ kind }) => kind === 'day')!;
    if (day.onDay !== written.day) await this.revise(manager, writing, day, { onDay: written.day }, null);
    const next = standing.find(({ kind }) => kind === 'next');
    if (!next && written.next) await add('next', { onDay: written.next });
    else if (next && next.onDay !== written.next)
      await this.revise(manager, writing, next, written.next ? { onDay: written.next } : { withdrawn: 1 }, null);
    if (written.point) await add('point', saidOf(written.point), written.point.title);
    if (written.action) {
      const { who, by, tie, subject } = written.action;
      await add('action', { who, onDay: by, source: tie, subject }, actionText(written.action));
    }
  }

  /** Signs what stands. */
  async sign(manager: EntityManager, writing: Writing): Promise<void> {
    const { state } = await this.held(manager, writing);
    if (state.points.length === 0) throw new NotNow('conversation.nothingToSign');
    if (state.signed[sideOf(writing, state)] !== null) return;
    const { on, at } = this.now();
    const { personId, conversationId, byId: signedById } = writing;
    const salt = newToken();
    const wordsDigest = sha256(`${salt}\n${signedText(state)}`);
    const fact = { id: newId(), personId, conversationId, signedById, wordsDigest, signedOn: on, signedAt: at };
    await this.ledger.append(manager, ConversationSignature, fact);
    await manager.insert(ConversationText, { factId: fact.id, conversationId, text: salt, emptiedOn: null });
  }

  /** What has to be put right once both have signed stands beside it, with its day. */
  async addTo(manager: EntityManager, writing: Writing, text: string): Promise<void> {
    const { add } = await this.held(manager, writing, true);
    await add('addition', {}, text);
  }

  /** Two people say that an action is done. Saying it twice is once. */
  async tick(manager: EntityManager, writing: Writing, actionId: string): Promise<void> {
    const { state, add } = await this.held(manager, writing, true);
    const action = state.actions.find(({ id }) => id === actionId);
    if (!action || action.tie !== 'none') throw new NotFound();
    if (action.tickedOn === null) await add('tick', { aboutNo: action.no });
  }

  private async say(
    manager: EntityManager,
    writing: Writing,
    entries: readonly StoredEntry[],
    { pointNo, shown, text }: Written['words'][number],
    add: Add,
  ): Promise<void> {
    if (!standingIn(entries).some(({ kind, entryNo }) => kind === 'point' && entryNo === pointNo)) return;
    const own = entries.filter(
      ({ kind, aboutNo, authorId }) => kind === 'words' && aboutNo === pointNo && authorId === writing.byId,
    );
    // What this page did not touch is left alone, also where another page of the same person wrote something since.
    if (text === (own.find(({ revision }) => revision === shown)?.text ?? '')) return;
    const last = own.at(-1);
    if (!last) return add('words', { aboutNo: pointNo }, text);
    if (last.text !== text) await this.revise(manager, writing, last, {}, text);
  }

  /** The conversation with its person's chain held, so that two who write at once write one after the other. */
  private async held(manager: EntityManager, writing: Writing, isClosed = false) {
    const { personId, conversationId } = writing;
    await this.ledger.hold(manager, personId);
    const state = await this.get(personId, null, conversationId, manager);
    if (![state.personId, state.supervisorId].includes(writing.byId)) throw new NotFound();
    if (state.isClosed !== isClosed) throw new NotNow(isClosed ? 'conversation.notClosed' : 'conversation.closed');
    const entries = (await entriesOf(manager, [personId])).filter((one) => one.conversationId === conversationId);
    let last = Math.max(...entries.map(({ entryNo }) => entryNo));
    const add: Add = (kind, said, text) =>
      this.append(manager, writing, { entryNo: ++last, revision: 1, kind }, said, text);
    return { state, entries, add };
  }

  private async revise(
    manager: EntityManager,
    writing: Writing,
    { entryNo, revision, kind, aboutNo, source, subject, who, onDay }: StoredEntry,
    to: Said,
    text: string | null,
  ): Promise<void> {
    const said = { aboutNo, source, subject, who, onDay, ...to };
    await this.append(manager, writing, { entryNo, revision: revision + 1, kind }, said, text);
  }

  private async append(
    manager: EntityManager,
    { personId, conversationId, byId }: Writing,
    place: Place,
    { aboutNo, source, subject, who, onDay, withdrawn }: Said,
    text: string | null = null,
  ): Promise<void> {
    const { on, at } = this.now();
    const given = { aboutNo, source, subject, who, onDay, withdrawn };
    const said = {
      ...nothing,
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    };
    const fact = { id: newId(), personId, conversationId, ...place, ...said, authorId: byId };
    await this.ledger.append(manager, ConversationEntry, { ...fact, writtenOn: on, writtenAt: at });
    if (text !== null)
      await manager.insert(ConversationText, { factId: fact.id, conversationId, text, emptiedOn: null });
  }

  private now(): { on: string; at: string } {
    return { on: this.people.today(), at: this.clock.now().toISOString() };
  }
}

interface OpenedBy {
  personId: string;
  supervisorId: string;
  byId: string;
}
type Add = (kind: EntryKind, said: Said, text?: string) => Promise<void>;

const saidOf = ({ source, subject, on }: NewPoint): Said => ({ source, subject, onDay: on });
const isLeavable = (kind: EntryKind): boolean => kind === 'point' || kind === 'action';
const sideOf = ({ byId }: Writing, { personId }: Conversation): Side => (byId === personId ? 'person' : 'supervisor');
