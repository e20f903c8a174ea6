import type { TrainingModule } from '../content/course-model.types';
import { type Part, partsOf } from '../content/module-parts.rules';

export interface Facts {
  /** `kind:id` of every part that is done: a lesson by its button, a check by passing it, a scenario by an ending, a reflection by an entry or paper. */
  done: ReadonlySet<string>;
}

/** What counts towards completion: a part of the contents, or something to do inside one. */
interface CountedPart {
  kind: Part['kind'] | 'reflection';
  /** Of a reflection `lesson/block`. */
  id: string;
  title: string;
  /** The part of the contents where it is done, and the block of it. */
  at: Pick<Part, 'kind' | 'id'>;
  block?: string;
}

export const isPartDone = ({ kind, id }: Pick<CountedPart, 'kind' | 'id'>, { done }: Facts): boolean =>
  done.has(`${kind}:${id}`);

const counted = ({ kind, id, title }: Part): CountedPart => ({ kind, id, title, at: { kind, id } });

/** By what word of a module's `completion` each kind of part is asked. */
const askedBy = { lesson: 'lessons', quiz: 'quiz', scenario: 'scenario' } as const;

/** What counts as the module's `completion` asks: the parts, and each box to reflect on. A practice quiz never counts. */
export function countedParts(module: TrainingModule): CountedPart[] {
  const asks = new Set(module.completion.allOf);
  const isAsked = (part: Part) => asks.has(askedBy[part.kind]) && !(part.kind === 'quiz' && part.mode === 'practice');
  return partsOf(module).flatMap((part) => [
    ...(isAsked(part) ? [counted(part)] : []),
    ...(part.kind === 'lesson' && asks.has('reflection') ? reflectionsOf(module, part) : []),
  ]);
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

export const whatIsMissing = (module: TrainingModule, facts: Facts): CountedPart[] =>
  countedParts(module).filter((part) => !isPartDone(part, facts));

/** A module that asks for nothing is never complete by itself. */
export const isComplete = (module: TrainingModule, facts: Facts): boolean =>
  countedParts(module).length > 0 && whatIsMissing(module, facts).length === 0;

/** Where to go on: the first part that is not done, in the order of the contents; then what is missing inside them. */
export function nextPart(module: TrainingModule, facts: Facts): CountedPart | null {
  const part = partsOf(module).find((one) => !isPartDone(one, facts));
  return part ? counted(part) : (whatIsMissing(module, facts)[0] ?? null);
}
