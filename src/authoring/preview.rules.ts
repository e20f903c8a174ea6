import { isWellFormed } from '../attempts/answer-shapes.rules';
import type { SavedAnswer } from '../attempts/answers.rules';
import { choiceStep, returnStep, type RunStep } from '../attempts/scenario-path.rules';
import { isComplete } from '../completions/completion.rules';
import type { Scenario, TrainingModule } from '../content/course-model.types';
import type { AskedQuestion } from '../content/question.types';
import { partsOf } from '../content/module-parts.rules';

/** What a preview carries from page to page: it stands in the address and nowhere else. */
export interface PreviewState {
  of: 'folder' | 'published';
  /** The trainer wants to see the key. */
  key: boolean;
  /** Which questions of a pool are drawn, and in which order: another word, another draw. */
  draw: string;
  /** The answers by the question's id. */
  given: ReadonlyMap<string, readonly string[]>;
  /** The steps taken in a scenario. */
  steps: readonly GivenStep[];
}
/** A choice by its number, or going back to a place. */
interface GivenStep {
  kind: RunStep['kind'];
  no: number;
}

/** What stands in an address, as it comes. */
export type PreviewQuery = Readonly<Record<string, unknown>>;

const most = 100;
/** The most characters of something written that an address carries. */
export const mostKept = 500;
/** A dot stands between the entries of an answer. */
const written = (entry: string): string =>
  encodeURIComponent(entry.slice(0, mostKept).replace(/[\uD800-\uDFFF]/gu, '')).replaceAll('.', '%2E');
function readEntry(entry: string): string {
  try {
    return decodeURIComponent(entry).slice(0, mostKept);
  } catch {
    return ''; // cut or changed by hand
  }
}

/** A value that an address has once, several times or not at all. */
export const asList = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((one) => typeof one === 'string').slice(0, most);

/** Reads an address's query; what does not fit is left out. */
export function readPreview(query: PreviewQuery): PreviewState {
  const given = asList(query.given).flatMap((one) => {
    const [question, ...entries] = one.split('.');
    return question && entries.length > 0 ? [[question, entries.map(readEntry)] as const] : [];
  });
  const steps = asList(query.step).flatMap((one): GivenStep[] =>
    /^[cr]\d{1,3}$/.test(one) ? [{ kind: one.startsWith('c') ? 'choice' : 'return', no: Number(one.slice(1)) }] : [],
  );
  const of = query.of === 'published' ? 'published' : 'folder';
  const draw = typeof query.draw === 'string' && /^[a-z0-9]{1,12}$/.test(query.draw) ? query.draw : '';
  return { of, key: query.key === '1', draw, given: new Map(given), steps };
}

/** The state as a form's hidden fields: only what differs from a fresh preview. */
export function fieldsOf({ of, key, draw, given, steps }: PreviewState): { name: string; value: string }[] {
  return [
    ...(of === 'published' ? [{ name: 'of', value: of }] : []),
    ...(key ? [{ name: 'key', value: '1' }] : []),
    ...(draw ? [{ name: 'draw', value: draw }] : []),
    ...[...given].map(([question, entries]) => ({
      name: 'given',
      value: [question, ...entries.map(written)].join('.'),
    })),
    ...steps.map(({ kind, no }) => ({ name: 'step', value: `${kind === 'choice' ? 'c' : 'r'}${no}` })),
  ];
}

export function addressOf(path: string, state: PreviewState): string {
  const query = new URLSearchParams(
    fieldsOf(state).map(({ name, value }): [string, string] => [name, value]),
  ).toString();
  return query ? `${path}?${query}` : path;
}

/** A preview outside any quiz or scenario has no answers, and nothing is drawn. */
export const withoutAnswers = (state: PreviewState): PreviewState => ({
  ...state,
  draw: '',
  given: new Map(),
  steps: [],
});

/** @param entries none: the question was left open. */
export function withAnswer(state: PreviewState, question: string, entries: readonly string[]): PreviewState {
  const others = [...state.given].filter(([id]) => id !== question);
  return { ...state, given: new Map(entries.length > 0 ? [...others, [question, entries]] : others) };
}

/** What was given for these questions; what does not fit a question any more is left out. */
export function answersTo(questions: readonly AskedQuestion[], { given }: PreviewState): Map<string, string[]> {
  return new Map(
    questions.flatMap((question) => {
      const entries = fitting(question, given.get(question.id) ?? []);
      return entries.length > 0 ? [[question.id, entries] as const] : [];
    }),
  );
}

function fitting(question: AskedQuestion, entries: readonly string[]): string[] {
  if ('options' in question) return entries.filter((one) => question.options.some((option) => option.id === one));
  return isWellFormed(question, entries) ? [...entries] : [];
}

export const withStep = (state: PreviewState, kind: GivenStep['kind'], no: number): PreviewState => ({
  ...state,
  steps: [...state.steps, { kind, no }],
});

/** The steps as a learner's would be kept, as far as the scenario still allows them. */
export function stepsIn(scenario: Scenario, { steps }: PreviewState): RunStep[] {
  const taken: RunStep[] = [];
  for (const { kind, no } of steps) {
    const step = kind === 'choice' ? choiceStep(scenario, taken, no) : returnStep(scenario, taken, no);
    if (!step) break;
    taken.push(step);
  }
  return taken;
}

/** The answers as if a learner had saved each once. */
export const asSaved = (answers: ReadonlyMap<string, string[]>): SavedAnswer[] =>
  [...answers].map(([questionId, chosen]) => ({
    questionId,
    revision: 1,
    baseRevision: 0,
    pageId: 'preview',
    pageSequence: 1,
    chosen,
    receivedAt: '',
  }));

/** How far a learner is who comes here in order: everything before is done. @param today YYYY-MM-DD, should the module be complete. */
export function asIfInOrder(module: TrainingModule, here: { id: string; passed: boolean }, today: string) {
  const parts = partsOf(module);
  const at = parts.findIndex((part) => part.id === here.id);
  const done = parts.filter((_, i) => i < at || (i === at && here.passed));
  const facts = { done: new Set(done.map(({ kind, id }) => `${kind}:${id}`)) };
  const completion = isComplete(module, facts)
    ? { enrolmentId: '', completedOn: today, versionId: '', minutes: 0, way: 'worked' as const, validUntil: null }
    : null;
  return { ...facts, startedAt: null, completion, earlier: [], scenariosBefore: [] };
}
