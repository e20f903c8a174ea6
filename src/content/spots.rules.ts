import type { TrainingModule } from './course-model.types';
import { lessonOf, quizOf } from './module-parts.rules';

/** One spot of a module that somebody can point at, by ids that never change: a block, a question or a turn. */
export interface Spot {
  kind: 'lesson' | 'quiz' | 'scenario';
  part: string;
  id: string;
}
/** What stands there in one version. `hash` is of the author's text. */
export interface FoundSpot extends Spot {
  heading: string;
  hash: string;
}

const folders: Record<Spot['kind'], string> = { lesson: 'lessons', quiz: 'quizzes', scenario: 'scenarios' };
const kinds = new Map(Object.entries(folders).map(([kind, folder]) => [folder, kind as Spot['kind']]));
const written = /^(lessons|quizzes|scenarios)\/([a-z0-9-]{1,60})#([a-z0-9-]{1,60})$/;

/** As a ledger keeps it: `lessons/everyday-tests#small`. */
export const spotText = ({ kind, part, id }: Spot): string => `${folders[kind]}/${part}#${id}`;

export function readSpot(text: unknown): Spot | null {
  const found = typeof text === 'string' ? written.exec(text) : null;
  return found && { kind: kinds.get(found[1]!)!, part: found[2]!, id: found[3]! };
}

/** A question is named by what it asks. A turn is named by its scenario alone: whoever reads the name may not have come to it yet. */
export function findSpot(module: TrainingModule, spot: Spot): FoundSpot | null {
  const found = (heading: string, hash: string) => ({ ...spot, heading: plainWords(heading), hash });
  if (spot.kind === 'lesson') {
    const lesson = lessonOf(module, spot.part);
    const block = lesson?.blocks.find((one) => one.id === spot.id);
    return lesson && block ? found(block.title || lesson.title, block.hash) : null;
  }
  if (spot.kind === 'quiz') {
    const question = quizOf(module, spot.part)?.questions.find((one) => one.id === spot.id);
    return question ? found(question.markdown.split('\n\n').at(-1) ?? question.markdown, question.hash) : null;
  }
  const scenario = module.scenarios.find((one) => one.id === spot.part);
  const turn = scenario?.turns.find((one) => one.id === spot.id);
  return scenario && turn ? found(scenario.title, turn.hash) : null;
}

/** Where this stands in the version that somebody is on: the spot itself, else the nearest thing around it that is still there. */
export function hrefOfSpot(module: TrainingModule, spot: Spot): string {
  const { kind, part, id } = spot;
  const isThere = { lesson: module.lessons, quiz: module.quizzes, scenario: module.scenarios }[kind].some(
    (one) => one.id === part,
  );
  if (!isThere) return `/modules/${module.slug}`;
  const inside = kind === 'lesson' && findSpot(module, spot) ? `#${id}` : '';
  return `/modules/${module.slug}/${folders[kind]}/${part}${inside}`;
}

/** What a ledger's spot was called in the version it was asked of. */
export function headingAt(module: TrainingModule, text: string): string {
  const spot = readSpot(text);
  return (spot && findSpot(module, spot)?.heading) ?? module.title;
}

const longest = 160;

/** Course text as one line of plain words; what a local fact would fill in is left open. */
function plainWords(markdown: string): string {
  const words = markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\{\{[^}]*\}\}/g, '…')
    .replace(/\[\[([a-z0-9-]+)\]\]/g, '$1')
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > longest ? `${words.slice(0, longest - 1).trimEnd()}…` : words;
}
