import { standingAnswers } from '../attempts/answers.rules';
import { AttemptsService, markOf } from '../attempts/attempts.service';
import { firstWrongStep } from '../attempts/scenario-path.rules';
import { runsOf, type StoredRun } from '../attempts/scenario-runs.queries';
import { type Facts, isEarned } from '../completions/completion.rules';
import { doneOf, toldOf } from '../completions/done.queries';
import { scenarioOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import type { Reader } from '../database/query';
import { Clock } from '../shared/clock';
import { furthestDay } from './furthest-day';
import { keptSince } from '../threads/log/notes.rules';
import {
  brokenEvidence,
  brokenPanels,
  brokenSignOffs,
  brokenSupervision,
  enrolmentsOf,
  replyWordsOf,
  type Submitted,
  submissionsOf,
  threadWordsOf,
} from './verify.queries';

/** Where the services are found: the application, or the few that a check needs. */
export interface Services {
  get<T>(type: abstract new (...args: never[]) => T): T;
}
/** One check: where it reads, and how it says what does not agree. */
export interface Check {
  app: Services;
  reader: Reader;
  say: (difference: string) => void;
}

/** Every score is what the answers give, under the version that the attempt began on. */
export async function scoresOf(check: Check, personIds: readonly string[]): Promise<void> {
  for (const given of await submissionsOf(check.reader, personIds)) {
    const again = await markAgain(check, given).catch(() => null);
    const same = again?.marks === given.marks && again.outOf === given.outOf && Number(again.passed) === given.passed;
    if (same) continue;
    const gives = again ? `the answers give ${again.marks} of ${again.outOf}` : 'the answers cannot be marked any more';
    check.say(`submissions ${given.attemptId}: ${given.marks} of ${given.outOf} is recorded, ${gives}.`);
  }
}

async function markAgain({ app, reader }: Check, given: Submitted) {
  const attempts = app.get(AttemptsService);
  const attempt = await attempts.getOwn({ id: given.personId }, given.attemptId, reader);
  return markOf(attempt, standingAnswers(await attempts.saved(given.attemptId, reader)));
}

/** Every step of a scenario is one that its version allows, and an ending is recorded exactly where one was reached. */
export async function pathsOf(check: Check, personIds: readonly string[]): Promise<void> {
  for (const run of await runsOf(check.reader, personIds)) {
    const wrong = await wrongStep(check, run).catch(() => 1);
    if (wrong !== null) check.say(`scenario_runs ${run.id}: step ${wrong} is not one that the scenario allows.`);
  }
}

async function wrongStep({ app, reader }: Check, { versionId, scenarioId, steps }: StoredRun): Promise<number | null> {
  const { module } = await app.get(VersionsService).get(versionId, reader);
  const scenario = scenarioOf(module, scenarioId);
  return scenario ? firstWrongStep(scenario, steps) : 1;
}

/** Every completion stands on facts, whatever has enough facts is complete, and nothing is asked of anybody twice at once. */
export async function completionsOf(check: Check, personIds: readonly string[]): Promise<void> {
  const { reader, say } = check;
  const told = await toldOf(reader, personIds);
  const open = new Set<string>();
  for (const one of await enrolmentsOf(reader, personIds)) {
    const suffices = async (versionId: string, before?: number) =>
      one.acceptedNo !== null || isEnough(check, versionId, { done: doneOf(told.get(one.enrolmentId), before) });
    if (one.completedVersionId !== null && !(await suffices(one.completedVersionId, one.completedNo)))
      say(`completions of enrolment ${one.enrolmentId}: the facts do not give it.`);
    if (one.completedVersionId === null && one.versionId !== null && (await suffices(one.versionId)))
      say(`enrolments ${one.enrolmentId}: everything is done, and there is no completion.`);
    const isWaived = (one.waivedNo ?? 0) > (one.assignedNo ?? 0);
    if (one.isWithdrawn || isWaived || one.completedVersionId !== null) continue;
    const what = `${one.personId} ${one.slug}`;
    if (open.has(what)) say(`enrolments ${one.enrolmentId}: an earlier one of the same module still stands.`);
    open.add(what);
  }
}

/** Every revision of what was written down is one of the entry before it. */
export async function evidenceOf({ reader, say }: Check, personIds: readonly string[]): Promise<void> {
  for (const { id } of await brokenEvidence(reader, personIds))
    say(`evidence ${id}: it does not follow what it puts right.`);
}

/** Every step of a sign-off follows the one before it, and nobody rated themselves. */
export async function signOffsOf({ reader, say }: Check, personIds: readonly string[]): Promise<void> {
  for (const { id } of await brokenSignOffs(reader, personIds))
    say(`sign_off_facts ${id}: it does not follow what came before.`);
}

/** A correction of supervision follows what it puts right, and notes keep their words for as long as they are kept. */
export async function supervisionOf({ app, reader, say }: Check, personIds: readonly string[]): Promise<void> {
  const since = keptSince(furthestDay(app.get(Clock)));
  for (const { what, id } of await brokenSupervision(reader, personIds, since))
    say(
      `${what} ${id}: ${what === 'supervision_notes' ? 'its words are gone too early' : 'it does not follow what it puts right'}.`,
    );
}

/** Words are there until their author takes them back, and gone from then on. */
export async function threadsOf({ reader, say }: Check, personIds: readonly string[]): Promise<void> {
  for (const { threadId, hasWords, isWithdrawn } of await threadWordsOf(reader, personIds)) {
    if (hasWords && isWithdrawn) say(`threads ${threadId}: it was taken back, and its words are still there.`);
    if (!hasWords && !isWithdrawn) say(`threads ${threadId}: its words are gone, and nobody took it back.`);
  }
  for (const { replyId, hasWords, isWithdrawn, isLeft } of await replyWordsOf(reader, personIds)) {
    if (hasWords === isWithdrawn) say(`thread_replies ${replyId}: its words do not fit its withdrawal.`);
    if (isLeft) say(`thread_replies ${replyId}: its question was taken back, and it was not.`);
  }
}

/** A panel shows as many answers as it says, and words are there until they are taken back. */
export async function panelsOf({ reader, say }: Check): Promise<void> {
  for (const { what, id } of await brokenPanels(reader))
    say(
      `${what} ${id}: ${what === 'panel_answers' ? 'its words do not fit its withdrawal' : 'it does not show the answers that it says'}.`,
    );
}

/** Whether these facts make the module complete; of a version that is not there, nothing can be said. */
async function isEnough({ app, reader }: Check, versionId: string, facts: Facts): Promise<boolean | null> {
  const version = await app
    .get(VersionsService)
    .get(versionId, reader)
    .catch(() => null);
  return version && isEarned(version.module, facts);
}
