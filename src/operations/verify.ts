import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { standingAnswers } from '../attempts/answers.rules';
import { AttemptsService } from '../attempts/attempts.service';
import { mark } from '../attempts/marking.rules';
import { passOf, quizOf, shownQuestions } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { Ledger } from '../database/ledger';
import { auditHead, auditRows, chainRows, heads, submissions, type Submitted } from './verify.queries';
import { withApp } from './with-app';

/** Says of every row whether it is the one that was written, and of every score whether the answers give it. */
export function verifyLedgers(): Promise<number> {
  return withApp(async (app) => {
    const differences = await findDifferences(app);
    for (const difference of differences) console.log(difference);
    console.log(
      differences.length === 0
        ? 'No difference: every chain and every score is as it was written.'
        : `${differences.length} differences.`,
    );
    return differences.length === 0 ? 0 : 1;
  });
}

export async function findDifferences(app: INestApplicationContext): Promise<string[]> {
  return [...(await chainDifferences(app)), ...(await auditDifferences(app)), ...(await scoreDifferences(app))];
}

async function chainDifferences(app: INestApplicationContext): Promise<string[]> {
  const db = app.get(DataSource);
  const ledger = app.get(Ledger);
  const chains = await chainRows(db);
  const found: string[] = [];
  for (const head of await heads(db)) {
    const chain = (chains.get(head.personId) ?? []).sort(
      (a, b) => Number(a.values.chain_no) - Number(b.values.chain_no),
    );
    let before = '';
    chain.forEach(({ table, values }, i) => {
      const { digest, ...columns } = values;
      if (values.chain_no !== i + 1)
        found.push(`${table} ${String(values.id)}: a row is missing or was added before it.`);
      else if (ledger.digest(before, table, columns) !== digest)
        found.push(`${table} ${String(values.id)}: the row is not the one that was written.`);
      before = String(digest);
    });
    if (head.lastNo !== chain.length || head.lastDigest !== before)
      found.push(`Person ${head.personId}: the chain does not end where it should.`);
    chains.delete(head.personId);
  }
  for (const { table, values } of [...chains.values()].flat())
    found.push(`${table} ${String(values.id)}: the row is of nobody.`);
  return found;
}

/** The audit log is one chain over the whole place. */
export async function auditDifferences(app: INestApplicationContext): Promise<string[]> {
  const db = app.get(DataSource);
  const ledger = app.get(Ledger);
  const found: string[] = [];
  const events = await auditRows(db);
  let before = '';
  events.forEach((values, i) => {
    const { digest, ...columns } = values;
    if (values.number !== i + 1)
      found.push(`audit_events ${String(values.id)}: a row is missing or was added before it.`);
    else if (ledger.digest(before, 'audit_events', columns) !== digest)
      found.push(`audit_events ${String(values.id)}: the row is not the one that was written.`);
    before = String(digest);
  });
  const head = await auditHead(db);
  if (head?.lastNo !== events.length || head.lastDigest !== before)
    found.push('audit_events: the chain does not end where it should.');
  return found;
}

async function scoreDifferences(app: INestApplicationContext): Promise<string[]> {
  const found: string[] = [];
  for (const given of await submissions(app.get(DataSource))) {
    const again = await markAgain(app, given).catch(() => null);
    const same = again?.marks === given.marks && again.outOf === given.outOf && Number(again.passed) === given.passed;
    if (same) continue;
    const gives = again ? `the answers give ${again.marks} of ${again.outOf}` : 'the answers cannot be marked any more';
    found.push(`submissions ${given.attemptId}: ${given.marks} of ${given.outOf} is recorded, ${gives}.`);
  }
  return found;
}

async function markAgain(app: INestApplicationContext, given: Submitted) {
  const { module } = await app.get(VersionsService).get(given.versionId);
  const quiz = quizOf(module, given.quizId);
  const answers = standingAnswers(await app.get(AttemptsService).saved(given.attemptId));
  return mark(quiz ? shownQuestions(quiz) : [], answers, passOf(module, given.quizId));
}
