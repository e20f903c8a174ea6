import { DataSource } from 'typeorm';
import { standingAnswers } from '../attempts/answers.rules';
import { AttemptsService } from '../attempts/attempts.service';
import { mark } from '../attempts/marking.rules';
import { type Facts, isComplete } from '../completions/completion.rules';
import { passOf, quizOf, shownQuestions } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { enrolmentsOf, factsOf, type Submitted, submissionsOf } from './verify.queries';

/** Where the services are found: the application, or the few that a check needs. */
export interface Services {
  get<T>(type: abstract new (...args: never[]) => T): T;
}
export type Say = (difference: string) => void;

/** Every score is what the answers give, under the version that the attempt began on. */
export async function scoresOf(app: Services, personIds: readonly string[], say: Say): Promise<void> {
  for (const given of await submissionsOf(app.get(DataSource), personIds)) {
    const again = await markAgain(app, given).catch(() => null);
    const same = again?.marks === given.marks && again.outOf === given.outOf && Number(again.passed) === given.passed;
    if (same) continue;
    const gives = again ? `the answers give ${again.marks} of ${again.outOf}` : 'the answers cannot be marked any more';
    say(`submissions ${given.attemptId}: ${given.marks} of ${given.outOf} is recorded, ${gives}.`);
  }
}

async function markAgain(app: Services, given: Submitted) {
  const { module } = await app.get(VersionsService).get(given.versionId);
  const quiz = quizOf(module, given.quizId);
  const answers = standingAnswers(await app.get(AttemptsService).saved(given.attemptId));
  return mark(quiz ? shownQuestions(quiz) : [], answers, passOf(module, given.quizId));
}

/** Every completion stands on facts, whatever has enough facts is complete, and nothing is asked of anybody twice at once. */
export async function completionsOf(app: Services, personIds: readonly string[], say: Say): Promise<void> {
  const db = app.get(DataSource);
  const factsFor = await factsOf(db, personIds);
  const open = new Set<string>();
  for (const one of await enrolmentsOf(db, personIds)) {
    const suffices = (versionId: string) => isEnough(app, versionId, factsFor(one.enrolmentId));
    if (one.completedVersionId !== null && !(await suffices(one.completedVersionId)))
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

/** Whether these facts make the module complete; of a version that is not there, nothing can be said. */
async function isEnough(app: Services, versionId: string, facts: Facts): Promise<boolean | null> {
  const version = await app
    .get(VersionsService)
    .get(versionId)
    .catch(() => null);
  return version && isComplete(version.module, facts);
}
