import type { TrainingModule } from '../content/course-model.types';
import { sessionsOf } from '../content/live-sessions.rules';
import { type Part, partsOf } from '../content/module-parts.rules';
import { liveMinutesOf, sessionsToAttend } from './session.rules';
import type { Way } from './progress.types';

export interface Facts {
  /** `kind:id` of every part that is done: a lesson by its button, a check by passing it, a scenario by reaching an ending, a session by being there, a reflection by an entry or paper. */
  done: ReadonlySet<string>;
  /** Scenarios that came to an ending in periods before, the latest at the end. */
  scenariosBefore?: readonly string[];
}

/** What completion can ask for: a part of the contents, something to do inside one, or a live session. */
export interface CountedPart {
  kind: Part['kind'] | 'reflection' | 'session';
  /** Of a reflection `lesson/block`. */
  id: string;
  title: string;
  /** The part of the contents where it is done, and the block of it; null for a session, which stands beside them. */
  at: Pick<Part, 'kind' | 'id'> | null;
  block?: string;
}

type PlacedPart = CountedPart & { at: Pick<Part, 'kind' | 'id'> };
const isPlaced = (part: CountedPart): part is PlacedPart => part.at !== null;

export const isPartDone = ({ kind, id }: Pick<CountedPart, 'kind' | 'id'>, { done }: Facts): boolean =>
  done.has(`${kind}:${id}`);

const counted = ({ kind, id, title }: Part): PlacedPart => ({ kind, id, title, at: { kind, id } });

/** By what word of a module's `completion` each kind of part is asked. */
const askedBy = { lesson: 'lessons', quiz: 'quiz', scenario: 'scenario' } as const;

/** What counts as the module's `completion` asks: the parts, each box to reflect on, the sessions. A practice quiz never counts. */
export function countedParts(module: TrainingModule): CountedPart[] {
  const asks = new Set(module.completion.allOf);
  const isAsked = (part: Part) => asks.has(askedBy[part.kind]) && !(part.kind === 'quiz' && part.mode === 'practice');
  const ofContents = partsOf(module).flatMap((part) => [
    ...(isAsked(part) ? [counted(part)] : []),
    ...(part.kind === 'lesson' && asks.has('reflection') ? reflectionsOf(module, part) : []),
  ]);
  const sessions = asks.has('session') ? sessionsOf(module) : [];
  return [...ofContents, ...sessions.map(({ id, title }) => ({ kind: 'session' as const, id, title, at: null }))];
}

function reflectionsOf(module: TrainingModule, { kind, id, title }: Part): CountedPart[] {
  const blocks = module.lessons.find((lesson) => lesson.id === id)?.blocks ?? [];
  return blocks
    .filter((block) => block.kind === 'reflect')
    .map((block) => ({
      kind: 'reflection',
      id: `${id}/${block.id}`,
      title: block.title || title,
      at: { kind, id },
      block: block.id,
    }));
}

/** What is still to be done. Of sessions that may be missed, nothing once enough were attended. */
export function whatIsMissing(module: TrainingModule, facts: Facts): CountedPart[] {
  const toAttend = new Set(sessionsToAttend(module, attendedIn(facts)));
  return countedParts(module).filter((part) =>
    part.kind === 'session' ? toAttend.has(part.id) : !isPartDone(part, facts),
  );
}

/** A module that asks for nothing is never complete by itself. */
export const isComplete = (module: TrainingModule, facts: Facts): boolean =>
  countedParts(module).length > 0 && whatIsMissing(module, facts).length === 0;

const hasTestedOut = ({ completion: { testOut } }: TrainingModule, facts: Facts): boolean =>
  testOut !== undefined && isPartDone({ kind: 'quiz', id: testOut }, facts);

/** Worked through, or tested out: a completion is granted. */
export const isEarned = (module: TrainingModule, facts: Facts): boolean =>
  isComplete(module, facts) || hasTestedOut(module, facts);

/** How a completion came about. @param then what was done when it was granted. */
export function wayOf(module: TrainingModule, then: Facts, isAccepted: boolean): Way {
  if (isAccepted) return 'prior-learning';
  return !isComplete(module, then) && hasTestedOut(module, then) ? 'test-out' : 'worked';
}

/** How long a completion counts: the parts worked through and the sessions attended. What was learned elsewhere took no time here. */
export function minutesFor(module: TrainingModule, facts: Facts, way: Way): number {
  if (way === 'prior-learning') return 0;
  const { testOut } = module.completion;
  const parts = partsOf(module).filter((part) => way === 'worked' || (part.kind === 'quiz' && part.id === testOut));
  const live = liveMinutesOf(module, attendedIn(facts));
  return parts.reduce((sum, part) => sum + part.minutes, 0) + live;
}

/** Where to go on: the first part that is not done, in the order of the contents; then what is missing inside them. Of scenarios, a new one first. */
export function nextPart(module: TrainingModule, facts: Facts): PlacedPart | null {
  const part = partsOf(module).find((one) => !isPartDone(one, facts));
  if (part?.kind === 'scenario') return counted(newerScenario(module, facts, part.id) ?? part);
  return part ? counted(part) : (whatIsMissing(module, facts).find(isPlaced) ?? null);
}

/** The scenario to take before this one, where that was taken in an earlier period: one that was not, else one that was longer ago. Null where this one is it. */
export function newerScenario(module: TrainingModule, facts: Facts, id: string): Part | null {
  const takenAs = (one: { id: string }) => (facts.scenariosBefore ?? []).indexOf(one.id);
  const open = partsOf(module).filter((one) => one.kind === 'scenario' && !isPartDone(one, facts));
  const [first] = open.sort((a, b) => takenAs(a) - takenAs(b));
  return first && takenAs(first) < takenAs({ id }) ? first : null;
}

const attendedIn = (facts: Facts) => (id: string) => isPartDone({ kind: 'session', id }, facts);
