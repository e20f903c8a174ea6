import { Clock } from '../shared/clock';
import { furthestDay } from './furthest-day';
import { grouped } from '../shared/grouped.rules';
import { sha256 } from '../shared/sha256';
import { signedText, standingIn, standingOf } from '../threads/conversation.rules';
import { conversationsOfAll, entriesOf, signaturesOf, type StoredEntry } from '../threads/conversations.queries';
import type { Check } from './verify-derived';

const worded: readonly string[] = ['point', 'words', 'action', 'addition'];

/** What both signed is what stood there, for as long as there are words; and no words are gone before their time. */
export async function conversationsIn({ app, reader, say }: Check, personIds: readonly string[]): Promise<void> {
  const today = furthestDay(app.get(Clock));
  const entries = grouped(await entriesOf(reader, personIds), (one) => one.conversationId);
  const signatures = grouped(await signaturesOf(reader, personIds), (one) => one.conversationId);
  for (const fact of await conversationsOfAll(reader, personIds)) {
    const written = entries.get(fact.id) ?? [];
    if (!hasDay(written)) {
      say(`conversations ${fact.id}: it has no day.`);
      continue;
    }
    for (const { id, chainNo, salt, wordsDigest } of signatures.get(fact.id) ?? []) {
      const stood = written.filter((one) => one.chainNo < chainNo);
      const same = hasDay(stood) && sha256(`${salt}\n${signedText(standingOf(fact, stood, []))}`) === wordsDigest;
      if (salt !== null && !same) say(`conversation_signatures ${id}: what stands there is not what was signed.`);
    }
    if (standingOf(fact, written, []).deletedOn <= today) continue;
    for (const { id } of written.filter(isBare))
      say(`conversation_entries ${id}: its words are gone before their two years are over.`);
  }
}

const hasDay = (written: readonly StoredEntry[]): boolean => standingIn(written).some(({ kind }) => kind === 'day');
const isBare = ({ kind, withdrawn, text }: StoredEntry): boolean =>
  withdrawn === 0 && text === null && worded.includes(kind);
