import type { Choice, Scenario, Turn } from '../content/course-model.types';

/** One step of a run, counted from 1. A place is a step's number: where that choice led; 0 is the beginning. */
export interface RunStep {
  stepNo: number;
  kind: 'choice' | 'return';
  /** Of a choice: the place that it was made at. Of a return: the place that it goes back to. */
  afterNo: number;
  /** Of a choice: its turn, and which of the turn's choices it is, from 1. */
  turnId: string | null;
  choiceNo: number | null;
  /** Whether the choice led to an ending. */
  ended: number;
}

/** A choice on a path. */
export interface Stop {
  stepNo: number;
  afterNo: number;
  turn: Turn;
  choiceNo: number;
  choice: Choice;
}

/** Where somebody stands in a scenario, and the choices that lead there. */
interface Standing {
  place: number;
  turn: Turn;
  path: Stop[];
}

export const hasEnded = (steps: readonly RunStep[]): boolean => steps.some((step) => step.ended === 1);

export function standingIn(scenario: Scenario, steps: readonly RunStep[]): Standing {
  const last = steps.at(-1);
  const place = !last ? 0 : last.kind === 'choice' ? last.stepNo : last.afterNo;
  const path = pathTo(scenario, steps, place);
  return { place, path, turn: turnAfter(scenario, path) };
}

/** Every way that was tried, the one taken first in front. Going the same way twice is one way, and so is a way's beginning. */
export function pathsOf(scenario: Scenario, steps: readonly RunStep[]): Stop[][] {
  const followed = new Set(steps.filter((step) => step.kind === 'choice').map((step) => step.afterNo));
  const paths = steps
    .filter((step) => step.kind === 'choice' && !followed.has(step.stepNo))
    .map((step) => pathTo(scenario, steps, step.stepNo))
    .sort(earlier);
  const keys = paths.map(keyOf);
  return paths.filter((_, i) =>
    keys.every((key, k) => k === i || !key.startsWith(keys[i]!) || (key === keys[i] && i < k)),
  );
}

/** The ways that are not the one to where somebody stands. */
export function otherPaths(scenario: Scenario, steps: readonly RunStep[]): { path: Stop[]; isFirst: boolean }[] {
  const here = keyOf(standingIn(scenario, steps).path);
  return pathsOf(scenario, steps)
    .map((path, i) => ({ path, isFirst: i === 0 }))
    .filter(({ path }) => keyOf(path) !== here);
}

/** The choices that a turn offers where local slots have these values. Nobody is left without a choice. */
export function offered(turn: Turn, valueOf: (slot: string) => string | undefined) {
  const all = turn.choices.map((choice, i) => ({ choice, choiceNo: i + 1 }));
  const fitting = all.filter(({ choice: { when } }) => !when || valueOf(when.slot) === when.is);
  return fitting.length > 0 ? fitting : all;
}

/** A choice by its words: its scenario may have been edited between two runs. */
export const keyOfChoice = (turnId: string, { text }: Pick<Choice, 'text'>): string => JSON.stringify([turnId, text]);

/** Every choice that was made, on whatever way. */
export const choicesMade = (scenario: Scenario, steps: readonly RunStep[]): string[] =>
  steps.flatMap(({ kind, stepNo }) =>
    kind === 'choice'
      ? pathTo(scenario, steps, stepNo)
          .slice(-1)
          .map(({ turn, choice }) => keyOfChoice(turn.id, choice))
      : [],
  );

/** The step that makes a choice where somebody stands; null where there is no such choice. */
export function choiceStep(scenario: Scenario, steps: readonly RunStep[], choiceNo: number): RunStep | null {
  const { place, turn } = standingIn(scenario, steps);
  const choice = turn.choices[choiceNo - 1];
  if (!choice) return null;
  const ended = turnOf(scenario, choice.to)?.ending ? 1 : 0;
  return { stepNo: steps.length + 1, kind: 'choice', afterNo: place, turnId: turn.id, choiceNo, ended };
}

/** The step back to an earlier place that has choices; null where there is none, or where somebody stands there already. */
export function returnStep(scenario: Scenario, steps: readonly RunStep[], place: number): RunStep | null {
  const isPlace = place === 0 || steps[place - 1]?.kind === 'choice';
  if (!isPlace || place === standingIn(scenario, steps).place) return null;
  if (turnAfter(scenario, pathTo(scenario, steps, place)).ending) return null;
  return { stepNo: steps.length + 1, kind: 'return', afterNo: place, turnId: null, choiceNo: null, ended: 0 };
}

export const sameStep = (a: RunStep, b: RunStep): boolean =>
  a.stepNo === b.stepNo &&
  a.kind === b.kind &&
  a.afterNo === b.afterNo &&
  a.turnId === b.turnId &&
  a.choiceNo === b.choiceNo &&
  a.ended === b.ended;

/** The number of the first step that this scenario does not allow; null where each is as it can be. */
export function firstWrongStep(scenario: Scenario, steps: readonly RunStep[]): number | null {
  const wrong = steps.findIndex((step, i) => {
    const before = steps.slice(0, i);
    const allowed =
      step.kind === 'choice'
        ? choiceStep(scenario, before, step.choiceNo ?? 0)
        : returnStep(scenario, before, step.afterNo);
    return !allowed || !sameStep(allowed, step);
  });
  return wrong < 0 ? null : wrong + 1;
}

function pathTo(scenario: Scenario, steps: readonly RunStep[], place: number): Stop[] {
  const path: Stop[] = [];
  for (let step = steps[place - 1]; step?.kind === 'choice'; step = steps[step.afterNo - 1]) {
    const turn = turnOf(scenario, step.turnId ?? '');
    const choice = turn?.choices[(step.choiceNo ?? 0) - 1];
    if (!turn || !choice || step.afterNo >= step.stepNo) break;
    path.unshift({ stepNo: step.stepNo, afterNo: step.afterNo, turn, choiceNo: step.choiceNo!, choice });
  }
  return path;
}

const turnOf = (scenario: Scenario, id: string): Turn | undefined => scenario.turns.find((turn) => turn.id === id);

const turnAfter = (scenario: Scenario, path: readonly Stop[]): Turn =>
  turnOf(scenario, path.at(-1)?.choice.to ?? '') ?? scenario.turns[0]!;

const keyOf = (path: readonly Stop[]): string => path.map(({ turn, choiceNo }) => `${turn.id}.${choiceNo}>`).join('');

/** By the first step in which two paths differ. */
function earlier(a: readonly Stop[], b: readonly Stop[]): number {
  const at = a.findIndex((stop, i) => stop.stepNo !== b[i]?.stepNo);
  return at < 0 ? 0 : a[at]!.stepNo - (b[at]?.stepNo ?? 0);
}
