import type { TrainingModule } from '../content/course-model.types';
import { type Part, partsOf } from '../content/module-parts.rules';

export interface Facts {
  /** `kind:id` of every part that is done: a lesson by its button, a check by passing it, a scenario by reaching an ending. */
  done: ReadonlySet<string>;
}

export const isPartDone = ({ kind, id }: Pick<Part, 'kind' | 'id'>, { done }: Facts): boolean =>
  done.has(`${kind}:${id}`);

/** By what word of a module's `completion` each kind of part is asked. */
const askedBy = { lesson: 'lessons', quiz: 'quiz', scenario: 'scenario' } as const;

/** The parts that count towards completion, as the module's `completion` asks. A practice quiz never counts. */
export function countedParts(module: TrainingModule): Part[] {
  const asks = new Set(module.completion.allOf);
  return partsOf(module).filter(
    (part) => asks.has(askedBy[part.kind]) && !(part.kind === 'quiz' && part.mode === 'practice'),
  );
}

export const whatIsMissing = (module: TrainingModule, facts: Facts): Part[] =>
  countedParts(module).filter((part) => !isPartDone(part, facts));

/** A module that asks for nothing is never complete by itself. */
export const isComplete = (module: TrainingModule, facts: Facts): boolean =>
  countedParts(module).length > 0 && whatIsMissing(module, facts).length === 0;

/** Where to go on: the first part that is not done, in the order of the contents. */
export const nextPart = (module: TrainingModule, facts: Facts): Part | null =>
  partsOf(module).find((part) => !isPartDone(part, facts)) ?? null;
