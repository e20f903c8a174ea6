import { pathsOf, type RunStep } from '../attempts/scenario-path.rules';
import type { CompetencyArea, Quiz, TrainingModule } from '../content/course-model.types';
import { isMarked, modeOf, quizOf, scenarioOf } from '../content/module-parts.rules';
import type { Evidence } from './needs.types';

/** One try of a quiz that was handed in, in the order of the person's chain. */
export interface Tried {
  attemptId: string;
  enrolmentId: string;
  module: TrainingModule;
  quizId: string;
  /** What it asked; null where it asked everything. */
  questionIds: readonly string[] | null;
  passed: boolean;
  on: string;
  chainNo: number;
}

/**
 * What checks show: one that was passed shows that somebody knows what its questions are about, and more where it asked what
 * must be right. A second try that asks only what was missed stands for what the tries before it asked.
 */
export function fromChecks(tries: readonly Tried[]): Evidence[] {
  return tries.flatMap((one): Evidence[] => {
    const { module, quizId, attemptId, passed, on, chainNo } = one;
    const quiz = quizOf(module, quizId);
    if (!passed || !quiz || modeOf(module, quizId) !== 'check') return [];
    const before = tries.filter(
      (other) => other.enrolmentId === one.enrolmentId && other.quizId === quizId && other.chainNo <= chainNo,
    );
    const source = `${module.slug}/${quizId}`;
    return [...levelsIn(quiz, before)].map(([competency, level]) => ({
      id: attemptId,
      kind: 'quiz',
      ...{ competency, level, on, chainNo, source },
    }));
  });
}

/** By competency: 1, or 2 where one of the questions about it must be right. */
function levelsIn(quiz: Quiz, tries: readonly Tried[]): Map<string, number> {
  const asked = new Set(tries.flatMap(({ questionIds }) => questionIds ?? quiz.questions.map(({ id }) => id)));
  const levels = new Map<string, number>();
  for (const { competencies, mustPass } of quiz.questions.filter((one) => isMarked(one) && asked.has(one.id)))
    for (const code of competencies) levels.set(code, Math.max(levels.get(code) ?? 0, mustPass ? 2 : 1));
  return levels;
}

/** One way through a scenario, with the day of each step and its place in the person's chain. */
export interface Walked {
  runId: string;
  module: TrainingModule;
  scenarioId: string;
  steps: readonly (RunStep & { on: string; chainNo: number })[];
}

/**
 * What scenarios show: a way to an ending on which no choice cost trust or was unsafe. It speaks for those competencies of
 * its module that a scenario can speak for.
 */
export function fromScenarios(runs: readonly Walked[], areas: readonly CompetencyArea[]): Evidence[] {
  const takes = new Set(
    areas.flatMap(({ competencies }) =>
      competencies.flatMap(({ code, evidence }) => (evidence.includes('scenario') ? [code] : [])),
    ),
  );
  return runs.flatMap(({ runId, module, scenarioId, steps }): Evidence[] => {
    const scenario = scenarioOf(module, scenarioId);
    const ends = scenario ? pathsOf(scenario, steps).filter(isWell) : [];
    const [last] = ends
      .flatMap((path) => steps.find(({ stepNo }) => stepNo === path.at(-1)!.stepNo) ?? [])
      .filter(({ ended }) => ended === 1)
      .sort((a, b) => b.stepNo - a.stepNo);
    if (!last) return [];
    const source = `${module.slug}/${scenarioId}`;
    return module.competencies
      .filter((code) => takes.has(code))
      .map((competency) => ({
        id: runId,
        kind: 'scenario',
        level: 2,
        ...{ competency, on: last.on, chainNo: last.chainNo, source },
      }));
  });
}

const isWell = (path: ReturnType<typeof pathsOf>[number]): boolean =>
  path.length > 0 && path.every(({ choice: { quality } }) => quality === 'best' || quality === 'ok');
