import { DataSource } from 'typeorm';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import { atOneInstant } from './snapshot';
import {
  auditHead,
  auditRowsAfter,
  type ChainRow,
  chainRows,
  type Head,
  headsAfter,
  rowsOfNobody,
} from './verify.queries';
import { certificatesOf } from './verify-certificates';
import { conversationsIn } from './verify-conversations';
import { picksOfAttempts, versionsOf } from './verify-content';
import {
  type Check,
  completionsOf,
  evidenceOf,
  panelsOf,
  pathsOf,
  scoresOf,
  signOffsOf,
  supervisionOf,
  type Services,
  threadsOf,
} from './verify-derived';
import { withApp } from './with-app';

const peopleAtOnce = 50;
const eventsAtOnce = 2_000;
const beforeAll = -2_147_483_648;

/** Says of every row whether it is the one that was written, and of everything derived whether the facts give it. */
export function verifyLedgers(): Promise<number> {
  return withApp(async (app) => {
    const count = await differencesIn(app, (difference) => console.log(difference));
    console.log(
      count === 0
        ? 'No difference: every chain, score, path, completion and certificate is as it was written.'
        : `${count} ${count === 1 ? 'difference' : 'differences'}.`,
    );
    return count === 0 ? 0 : 1;
  });
}

/** Everything that can be recomputed, a few people at a time, all as at one instant. @returns how many differences were said. */
export function differencesIn(app: Services, say: Check['say']): Promise<number> {
  return atOneInstant(app.get(DataSource), async (reader) => {
    let count = 0;
    const counted = (difference: string): void => {
      count++;
      say(difference);
    };
    await checkAll({ app, reader, say: counted });
    return count;
  });
}

async function checkAll(check: Check): Promise<void> {
  for await (const heads of headsOf(check.reader)) {
    await chainsOf(check, heads);
    const people = heads.map((head) => head.personId);
    await scoresOf(check, people);
    await picksOfAttempts(check, people);
    await pathsOf(check, people);
    await completionsOf(check, people);
    await threadsOf(check, people);
    await conversationsIn(check, people);
    await evidenceOf(check, people);
    await signOffsOf(check, people);
    await supervisionOf(check, people);
    await certificatesOf(check, people);
  }
  await panelsOf(check);
  await versionsOf(check);
  await sayRowsOfNobody(check);
  await auditOf(check);
}

export async function findDifferences(app: Services): Promise<string[]> {
  const found: string[] = [];
  await differencesIn(app, (difference) => found.push(difference));
  return found;
}

export async function auditDifferences(app: Services): Promise<string[]> {
  const found: string[] = [];
  const say = (difference: string): unknown => found.push(difference);
  await atOneInstant(app.get(DataSource), (reader) => auditOf({ app, reader, say }));
  return found;
}

async function* headsOf(reader: Reader): AsyncIterable<Head[]> {
  for (let last = ''; ;) {
    const heads = await headsAfter(reader, last, peopleAtOnce);
    if (heads.length > 0) yield heads;
    if (heads.length < peopleAtOnce) return;
    last = heads.at(-1)!.personId;
  }
}

async function chainsOf({ app, reader, say }: Check, heads: readonly Head[]): Promise<void> {
  const chains = await chainRows(
    reader,
    heads.map((head) => head.personId),
  );
  for (const head of heads) chainOf(app.get(Ledger), head, chains.get(head.personId)!, say);
}

function chainOf(ledger: Ledger, head: Head, rows: ChainRow[], say: Check['say']): void {
  const chain = rows.sort((a, b) => Number(a.values.chain_no) - Number(b.values.chain_no));
  let before = '';
  chain.forEach(({ table, values }, i) => {
    const { digest, ...columns } = values;
    if (values.chain_no !== i + 1) say(`${table} ${String(values.id)}: a row is missing or was added before it.`);
    else if (ledger.digest(before, table, columns) !== digest)
      say(`${table} ${String(values.id)}: the row is not the one that was written.`);
    before = String(digest);
  });
  if (head.lastNo !== chain.length || head.lastDigest !== before)
    say(`Person ${head.personId}: the chain does not end where it should.`);
}

async function sayRowsOfNobody({ reader, say }: Check): Promise<void> {
  for (const { table, id } of await rowsOfNobody(reader)) say(`${table} ${id}: the row is of nobody.`);
}

/** The audit log is one chain over the whole place. */
async function auditOf({ app, reader, say }: Check): Promise<void> {
  const ledger = app.get(Ledger);
  let [before, count, last] = ['', 0, beforeAll];
  for (;;) {
    const events = await auditRowsAfter(reader, last, eventsAtOnce);
    for (const { digest, ...columns } of events) {
      count++;
      if (columns.number !== count) say(`audit_events ${String(columns.id)}: a row is missing or was added before it.`);
      else if (ledger.digest(before, 'audit_events', columns) !== digest)
        say(`audit_events ${String(columns.id)}: the row is not the one that was written.`);
      before = String(digest);
      last = Number(columns.number);
    }
    if (events.length < eventsAtOnce) break;
  }
  const head = await auditHead(reader);
  if (head?.lastNo !== count || head.lastDigest !== before)
    say('audit_events: the chain does not end where it should.');
}
