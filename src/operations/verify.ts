import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { standingAnswers } from '../attempts/answers.rules';
import { AttemptsService } from '../attempts/attempts.service';
import { mark } from '../attempts/marking.rules';
import { passOf, quizOf, shownQuestions } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { Ledger } from '../database/ledger';
import { auditHead, auditRows, chainRows, heads, submissions } from './verify.queries';
import { withApp } from './with-app';

/** Says of every row whether it is the one that was written, and of every score whether the answers give it. */
export function verifyLedgers(): Promise<number> {
  return withApp(async (app) => {
    const differences = [
      ...(await chainDifferences(app)),
      ...(await auditDifferences(app)),
      ...(await scoreDifferences(app)),
    ];
    for (const difference of differences) console.log(difference);
    console.log(
      differences.length === 0
        ? 'No difference: every chain and every score is as it was written.'
        : `${differences.length} differences.`,
    );
    return differences.length === 0 ? 0 : 1;
  });
}

export async function chainDifferences(app: INestApplicationContext): Promise<string[]> {
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
  for (const person of chains.keys()) found.push(`Person ${person}: there are rows without a chain.`);
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
    const { module } = await app.get(VersionsService).get(given.versionId);
    const quiz = quizOf(module, given.quizId);
    const again = mark(
      quiz ? shownQuestions(quiz) : [],
      standingAnswers(await app.get(AttemptsService).saved(given.attemptId)),
      passOf(module, given.quizId),
    );
    const same = again.marks === given.marks && again.outOf === given.outOf && Number(again.passed) === given.passed;
    if (!same)
      found.push(
        `submissions ${given.attemptId}: ${given.marks} of ${given.outOf} is recorded, the answers give ${again.marks} of ${again.outOf}.`,
      );
  }
  return found;
}
