import fc from 'fast-check';
import {
  choiceStep,
  firstWrongStep,
  hasEnded,
  offered,
  otherPaths,
  pathsOf,
  returnStep,
  type RunStep,
  standingIn,
  type Stop,
} from '../../src/attempts/scenario-path.rules';
import type { Scenario, Turn } from '../../src/content/course-model.types';
import { countsOf, fewest } from '../../src/authoring/scenario-counts.rules';

const turn = (id: string, ...to: string[]): Turn => ({
  id,
  markdown: id,
  ending: to.length === 0,
  hash: '',
  choices: to.map((one) => ({ text: one, quality: 'ok', to: one, feedback: one })),
});

/** Any scenario of a few turns, with ways round, and an ending that each turn can lead to. */
const scenario: fc.Arbitrary<Scenario> = fc
  .array(fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 })
  .map((all) => {
    const name = (n: number) => (n < all.length ? `t${n}` : 'end');
    const turns = [...all.map((to, i) => turn(`t${i}`, ...to.map(name), 'end')), turn('end')];
    return { id: 's', title: 'S', minutes: 1, turns };
  });
/** What somebody presses: a choice or a way back, whether or not there is one. */
const presses = fc.array(fc.record({ isBack: fc.boolean(), no: fc.nat(8) }), { maxLength: 40 });

type Press = { isBack: boolean; no: number };
const press = (of: Scenario, steps: readonly RunStep[], { isBack, no }: Press) =>
  isBack ? returnStep(of, steps, no) : choiceStep(of, steps, no);
function walk(of: Scenario, all: readonly Press[]): RunStep[] {
  const steps: RunStep[] = [];
  for (const one of all) {
    const step = press(of, steps, one);
    if (step) steps.push(step);
  }
  return steps;
}
const choices = (path: readonly Stop[]) => path.map((stop) => `${stop.turn.id}.${stop.choiceNo}`).join(' ');

it('always leads from the beginning to where one stands, choice by choice', () => {
  fc.assert(
    fc.property(scenario, presses, (of, all) => {
      const { path, turn: here } = standingIn(of, walk(of, all));
      let at = of.turns[0]!.id;
      for (const stop of path) {
        expect(stop.turn.id).toBe(at);
        expect(stop.turn.choices[stop.choiceNo - 1]).toBe(stop.choice);
        at = stop.choice.to;
      }
      expect(here.id).toBe(at);
    }),
  );
});

it('loses no choice: each stands in some way that was tried, and the way taken first is the first', () => {
  fc.assert(
    fc.property(scenario, presses, (of, all) => {
      const steps = walk(of, all);
      const ways = pathsOf(of, steps).map(choices);
      steps.forEach((step, i) => {
        const then = choices(standingIn(of, steps.slice(0, i + 1)).path);
        expect(ways.some((way) => `${way} `.startsWith(then === '' ? '' : `${then} `))).toBe(true);
        expect(step.stepNo).toBe(i + 1);
      });
      const firstReturn = steps.findIndex((step) => step.kind === 'return');
      const before = choices(standingIn(of, firstReturn < 0 ? steps : steps.slice(0, firstReturn)).path);
      if (before) expect(`${ways[0]} `.startsWith(`${before} `)).toBe(true);
      expect(new Set(ways).size).toBe(ways.length);
      const here = choices(standingIn(of, steps).path);
      expect(otherPaths(of, steps).map(({ path }) => choices(path))).toEqual(ways.filter((way) => way !== here));
    }),
  );
});

it('keeps an ending that was reached, whatever comes after it', () => {
  fc.assert(
    fc.property(scenario, presses, (of, all) => {
      const steps = walk(of, all);
      const reached = steps.some((_, i) => standingIn(of, steps.slice(0, i + 1)).turn.ending);
      expect(hasEnded(steps)).toBe(reached);
    }),
  );
});

it('stands at the same place again after going back to it', () => {
  fc.assert(
    fc.property(scenario, presses, fc.nat(40), (of, all, place) => {
      const steps = walk(of, all);
      const step = returnStep(of, steps, place);
      if (!step) return;
      const before = place === 0 ? [] : steps.slice(0, place);
      expect(choices(standingIn(of, [...steps, step]).path)).toBe(choices(standingIn(of, before).path));
      expect(standingIn(of, [...steps, step]).turn.ending).toBe(false);
    }),
  );
});

it('finds nothing wrong with what was walked, and the first step that was altered', () => {
  fc.assert(
    fc.property(scenario, presses, fc.nat(40), (of, all, at) => {
      const steps = walk(of, all);
      expect(firstWrongStep(of, steps)).toBeNull();
      if (!steps[at]) return;
      const altered = steps.map((step, i) => (i === at ? { ...step, ended: 1 - step.ended } : step));
      expect(firstWrongStep(of, altered)).toBe(at + 1);
    }),
  );
});

it('offers a choice that hangs on a slot only where it fits, and never none at all', () => {
  const [plain] = turn('a', 'x').choices;
  const only = (is: string) => ({ ...plain!, when: { slot: 's', is } });
  const of = { ...turn('a'), choices: [only('yes'), plain!, only('no')] };
  const numbers = (value: string | undefined, given = of) => offered(given, () => value).map((one) => one.choiceNo);
  expect(numbers('yes')).toEqual([1, 2]);
  expect(numbers('no')).toEqual([2, 3]);
  expect(numbers(undefined)).toEqual([2]);
  expect(numbers(undefined, { ...of, choices: [only('yes'), only('no')] })).toEqual([1, 2]);
});

it('never says a number of fewer than five people, nor lets one be worked out', () => {
  const counts = fc.array(fc.nat(12), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(counts, (people) => {
      const taken = people.map((n, i) => ({ choiceNo: i + 1, people: n, runs: n + 2 }));
      const shown = countsOf(
        people.map((_, i) => i + 1),
        taken,
      );
      const hidden = taken.filter((one) => shown.get(one.choiceNo) === null);
      expect(taken.every((one) => one.people >= fewest || hidden.includes(one))).toBe(true);
      for (const one of taken) expect([null, one.runs]).toContain(shown.get(one.choiceNo));
      if (hidden.some((one) => one.people > 0)) expect(hidden.length).toBeGreaterThan(1);
    }),
  );
  expect([...countsOf([1, 2], [{ choiceNo: 1, people: 9, runs: 10 }]).values()]).toEqual([10, null]);
});
