import type { TrainingPath } from '../../content/course-model.types';
import type { Fact, SignOff } from './sign-off.types';

/** Somebody who may watch and sign for one person. Whoever the two keep apart is not among them. */
export interface Rater {
  id: string;
  name: string;
  isSupervisor: boolean;
  /** Modules of their own track that they have not finished. */
  missing: readonly string[];
}
/** Whoever of these may act on one person's sign-offs now. */
export interface Around {
  personId: string;
  raters: readonly Rater[];
}
type Step = Pick<Fact, 'kind' | 'byId'> & Partial<Pick<Fact, 'observerId'>>;

const isReady = ({ missing }: Rater): boolean => missing.length === 0;

/** Whom a sign-off can be asked of now: those who are ready, and for a third view nobody who gave the first. */
export const askable = (signOff: SignOff | null, { raters }: Around): Rater[] =>
  raters.filter((one) => isReady(one) && !(signOff?.state === 'disputed' && signOff.first?.raterId === one.id));

/** Whether somebody may watch and write now: whoever was asked, or where nobody was, whoever supervises. */
export function mayRate(signOff: SignOff | null, raterId: string, around: Around): boolean {
  if (raterId === around.personId || !askable(signOff, around).some(({ id }) => id === raterId)) return false;
  const isSupervisor = around.raters.some((one) => one.id === raterId && one.isSupervisor);
  if (!signOff || !isRatable(signOff)) return !signOff && isSupervisor;
  return signOff.observerId === null ? isSupervisor : signOff.observerId === raterId;
}

const isRatable = ({ state }: SignOff): boolean => state === 'requested' || state === 'disputed';

/**
 * Why a step cannot be added to a sign-off, as a message key; null where it can.
 * @param signOff the open one, or the last for what puts it right; null to begin one.
 */
export function problemWith(signOff: SignOff | null, step: Step, around: Around): string | null {
  const { kind, byId } = step;
  const isOwn = byId === around.personId;
  switch (kind) {
    case 'rated':
      return mayRate(signOff, byId, around) ? null : 'signOffs.somebodyElse';
    case 'asked':
      return askProblem(signOff, step, around);
    case 'withdrawn':
      return mayWithdraw(signOff, byId, around) ? null : 'signOffs.changedMeanwhile';
    case 'agreed':
      return isOwn && (signOff?.state === 'observed' || signOff?.state === 'disputed')
        ? null
        : 'signOffs.changedMeanwhile';
    case 'disputed':
      return isOwn && signOff?.state === 'observed' ? null : 'signOffs.changedMeanwhile';
    case 'corrected':
    case 'taken-back':
      return signOff && correctableBy(signOff, byId, around) ? null : 'signOffs.changedMeanwhile';
  }
}

function askProblem(signOff: SignOff | null, { byId, observerId = null }: Step, around: Around): string | null {
  if (signOff && !isRatable(signOff)) return 'signOffs.changedMeanwhile';
  const isHandedBack = signOff?.observerId === byId && observerId === null;
  if (!mayAsk(signOff, byId, around) && !isHandedBack) return 'signOffs.somebodyElse';
  const isAllowed = observerId === null || askable(signOff, around).some(({ id }) => id === observerId);
  return isAllowed ? null : 'signOffs.notAllowed';
}

/** Whom somebody chose for themselves nobody else changes; else whoever supervises may choose too. */
export function mayAsk(signOff: SignOff | null, byId: string, { personId, raters }: Around): boolean {
  if (byId === personId) return true;
  const isChosen = signOff !== null && signOff.observerId !== null && signOff.askedById === personId;
  return !isChosen && raters.some(({ id, isSupervisor }) => id === byId && isSupervisor);
}

/** A request is taken back by whoever made it; one about oneself always. */
export const mayWithdraw = (signOff: SignOff | null, byId: string, { personId }: Around): boolean =>
  signOff?.state === 'requested' && (byId === personId || byId === signOff.asked?.byId);

/** A rater puts right what they wrote themselves, as long as nothing has taken its place. */
export function correctableBy({ state, first, third }: SignOff, byId: string, { raters }: Around): boolean {
  const rating = third ?? first;
  const isKnown = raters.some(({ id }) => id === byId);
  return state !== 'over' && rating?.raterId === byId && isKnown;
}

/** How far somebody is with one module that a path asks of them. */
export interface Asked {
  slug: string;
  pathId: string | null;
  isDone: boolean;
}

/**
 * What is missing of somebody's own track before they sign for others. Whoever supervises: what a path for supervisors teaches and no
 * other path does. Whoever observes: everything that their paths for peer support workers ask.
 * @param taught the competencies of each module, by its slug.
 */
export function missingOf(
  asked: readonly Asked[],
  paths: readonly TrainingPath[],
  taught: ReadonlyMap<string, readonly string[]>,
  as: 'supervisor' | 'observer',
): string[] {
  const isFor = (role: string) => (path: TrainingPath) => path.for.roles.includes(role);
  const own = paths.filter(isFor(as === 'supervisor' ? 'supervisor' : 'learner'));
  const others = paths.filter((path) => !isFor('supervisor')(path));
  const elsewhere = new Set(others.flatMap((path) => slugsOf(path).flatMap((slug) => taught.get(slug) ?? [])));
  const isTrack = (slug: string) => (taught.get(slug) ?? []).some((code) => !elsewhere.has(code));
  const ids = new Set(own.map(({ id }) => id));
  const missing = asked.filter(({ pathId, isDone }) => pathId !== null && ids.has(pathId) && !isDone);
  return [...new Set(missing.map(({ slug }) => slug))].filter((slug) => as === 'observer' || isTrack(slug));
}

const slugsOf = ({ groups }: TrainingPath): string[] => groups.flatMap(({ modules }) => modules);
