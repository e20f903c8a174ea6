import { DataSource } from 'typeorm';
import { Ledger } from '../database/ledger';
import {
  auditHead,
  auditRowsAfter,
  type ChainRow,
  chainRows,
  type Head,
  headsAfter,
  rowsOfNobody,
} from './verify.queries';
import { completionsOf, type Say, scoresOf, type Services } from './verify-derived';
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
        ? 'No difference: every chain, every score and every completion is as it was written.'
        : `${count} ${count === 1 ? 'difference' : 'differences'}.`,
    );
    return count === 0 ? 0 : 1;
  });
}

/** Everything that can be recomputed, a few people at a time. @returns how many differences were said. */
export async function differencesIn(app: Services, say: Say): Promise<number> {
  let count = 0;
  const counted: Say = (difference) => {
    count++;
    say(difference);
  };
  for await (const heads of headsOf(app)) {
    await chainsOf(app, heads, counted);
    const people = heads.map((head) => head.personId);
    await scoresOf(app, people, counted);
    await completionsOf(app, people, counted);
  }
  await sayRowsOfNobody(app, counted);
  for (const difference of await auditDifferences(app)) counted(difference);
  return count;
}

export async function findDifferences(app: Services): Promise<string[]> {
  const found: string[] = [];
  await differencesIn(app, (difference) => found.push(difference));
  return found;
}

async function* headsOf(app: Services): AsyncIterable<Head[]> {
  const db = app.get(DataSource);
  for (let last = ''; ;) {
    const heads = await headsAfter(db, last, peopleAtOnce);
    if (heads.length > 0) yield heads;
    if (heads.length < peopleAtOnce) return;
    last = heads.at(-1)!.personId;
  }
}

async function chainsOf(app: Services, heads: readonly Head[], say: Say): Promise<void> {
  const chains = await chainRows(
    app.get(DataSource),
    heads.map((head) => head.personId),
  );
  for (const head of heads) chainOf(app.get(Ledger), head, chains.get(head.personId)!, say);
}

function chainOf(ledger: Ledger, head: Head, rows: ChainRow[], say: Say): void {
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

async function sayRowsOfNobody(app: Services, say: Say): Promise<void> {
  for (const { table, id } of await rowsOfNobody(app.get(DataSource))) say(`${table} ${id}: the row is of nobody.`);
}

/** The audit log is one chain over the whole place. */
export async function auditDifferences(app: Services): Promise<string[]> {
  const db = app.get(DataSource);
  const ledger = app.get(Ledger);
  const found: string[] = [];
  let [before, count, last] = ['', 0, beforeAll];
  for (;;) {
    const events = await auditRowsAfter(db, last, eventsAtOnce);
    for (const { digest, ...columns } of events) {
      count++;
      if (columns.number !== count)
        found.push(`audit_events ${String(columns.id)}: a row is missing or was added before it.`);
      else if (ledger.digest(before, 'audit_events', columns) !== digest)
        found.push(`audit_events ${String(columns.id)}: the row is not the one that was written.`);
      before = String(digest);
      last = Number(columns.number);
    }
    if (events.length < eventsAtOnce) break;
  }
  const head = await auditHead(db);
  if (head?.lastNo !== count || head.lastDigest !== before)
    found.push('audit_events: the chain does not end where it should.');
  return found;
}
