import { addDays, isDay } from '../shared/dates.rules';
import type { Action, Conversation, Doer, Point, PointSource, Side, Tie, Words } from './conversation.types';
import type { StoredConversation, StoredEntry, StoredSignature } from './conversations.queries';

const yearsKept = 2;
/** What a signature stands for; what is ticked off or added afterwards is not part of it. */
const signable: readonly string[] = ['day', 'point', 'words', 'action', 'next'];

/** Until which day words are kept: the same day two years on, and 28 February where there is no such day. */
export function keptUntil(day: string): string {
  const later = `${Number(day.slice(0, 4)) + yearsKept}${day.slice(4)}`;
  return isDay(later) ? later : addDays(`${later.slice(0, 8)}28`, 0);
}

/** Of each entry of one conversation the last revision, where it was not taken back; in the order they were first written. */
export function standingIn<T extends Pick<StoredEntry, 'entryNo' | 'revision' | 'withdrawn'>>(
  revisions: readonly T[],
): T[] {
  const last = new Map<number, T>();
  for (const one of revisions) if (one.revision > (last.get(one.entryNo)?.revision ?? 0)) last.set(one.entryNo, one);
  return [...last.values()].filter(({ withdrawn }) => withdrawn === 0).sort((a, b) => a.entryNo - b.entryNo);
}

/** A conversation as it stands after these entries. */
export function standingOf(
  fact: StoredConversation,
  revisions: readonly StoredEntry[],
  signatures: readonly StoredSignature[],
): Conversation {
  const entries = standingIn(revisions);
  const of = (kind: StoredEntry['kind']) => entries.filter((one) => one.kind === kind);
  const sideOf = (id: string): Side => (id === fact.personId ? 'person' : 'supervisor');
  const changedAt = Math.max(...revisions.filter(({ kind }) => signable.includes(kind)).map(({ chainNo }) => chainNo));
  const signedBy = (side: Side) =>
    signatures.filter((one) => sideOf(one.signedById) === side && one.chainNo > changedAt).at(-1)?.signedOn ?? null;
  const signed = { person: signedBy('person'), supervisor: signedBy('supervisor') };
  const day = of('day')[0]!.onDay!;
  return {
    id: fact.id,
    personId: fact.personId,
    supervisorId: fact.supervisorId,
    person: fact.person,
    supervisor: fact.supervisor,
    day,
    next: of('next').at(-1)?.onDay ?? null,
    points: inAgendaOrder(of('point').map((one) => pointOf(one, of('words'), sideOf))),
    actions: of('action').map((one) => actionOf(one, of('tick'))),
    additions: of('addition').map(({ authorId, writtenOn, text }) => ({ by: sideOf(authorId), on: writtenOn, text })),
    signed,
    isClosed: signed.person !== null && signed.supervisor !== null,
    seen: revisions.find(({ chainNo }) => chainNo === changedAt)!.id,
    deletedOn: keptUntil(day),
    isDeleted: of('point').length + of('action').length > 0 && of('point').every(({ text }) => text === null),
  };
}

function pointOf(one: StoredEntry, words: readonly StoredEntry[], sideOf: (id: string) => Side): Point {
  const said = (side: Side): Words | null => {
    const found = words.find(({ aboutNo, authorId }) => aboutNo === one.entryNo && sideOf(authorId) === side);
    return found ? { no: found.entryNo, revision: found.revision, text: found.text } : null;
  };
  return {
    no: one.entryNo,
    id: one.id,
    source: one.source as PointSource,
    subject: one.subject,
    title: one.text,
    by: sideOf(one.authorId),
    on: one.onDay,
    words: { person: said('person'), supervisor: said('supervisor') },
  };
}

/** The words of an action are three lines: what, who else, how we'll know. */
export const actionText = ({ what, name, how }: Pick<Action, 'what' | 'name' | 'how'>): string =>
  [what, name, how].map((one) => one.replace(/\s+/g, ' ').trim()).join('\n');

function actionOf(one: StoredEntry, ticks: readonly StoredEntry[]): Action {
  const [what = '', name = '', how = ''] = (one.text ?? '').split('\n');
  return {
    no: one.entryNo,
    id: one.id,
    ...{ what, name, how },
    who: one.who as Doer,
    by: one.onDay!,
    tie: one.source as Tie,
    subject: one.subject,
    agreedOn: one.writtenOn,
    tickedOn: ticks.find(({ aboutNo }) => aboutNo === one.entryNo)?.writtenOn ?? null,
  };
}

/** What the person thought of comes first, then what the supervisor did, then what was read from the ledgers. */
function inAgendaOrder(points: readonly Point[]): Point[] {
  const rank = ({ source, by }: Point) => (source !== 'own' ? 2 : by === 'person' ? 0 : 1);
  return [...points].sort((a, b) => rank(a) - rank(b) || a.no - b.no);
}

/** What the two sign: everything that stands, always written the same way. */
export function signedText({ day, next, points, actions }: Conversation): string {
  const said = points.map(({ source, subject, title, words }) => [
    ...[source, subject, title, words.person?.text ?? '', words.supervisor?.text ?? ''],
  ]);
  const agreed = actions.map(({ what, who, name, by, how, tie, subject }) => [what, who, name, by, how, tie, subject]);
  return JSON.stringify([day, next, said, agreed]);
}
