import fc from 'fast-check';
import { pickMissed, pickSpaced, pickWhole } from '../../src/attempts/pick.rules';
import type { Quiz } from '../../src/content/course-model.types';
import type { ChoiceQuestion } from '../../src/content/question.types';
import { askedNumber } from '../../src/content/module-parts.rules';
import { sha256 } from '../../src/shared/sha256';

const objectives = ['one', 'two', 'three'];
const question = (id: string, objective: string | undefined, mustPass: boolean): ChoiceQuestion => ({
  id,
  type: 'single',
  markdown: '',
  competencies: [],
  mustPass,
  objective,
  feedback: '',
  hash: '',
  options: [],
});
const questions = fc
  .array(
    fc.record({
      objective: fc.constantFrom(...objectives, undefined),
      mustPass: fc.boolean(),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((all) => all.map(({ objective, mustPass }, i) => question(`q${i}`, objective, mustPass)));
const draw = fc.oneof(
  fc.integer({ min: 1, max: 8 }),
  fc.dictionary(fc.constantFrom(...objectives), fc.integer({ min: 1, max: 5 }), { minKeys: 1 }),
);
const quizOf = (all: ChoiceQuestion[], more: Partial<Quiz>): Quiz => ({
  id: 'check',
  title: '',
  intro: '',
  shuffle: 'none',
  questions: all,
  ...more,
});
const drawn = fc
  .tuple(questions, draw, fc.constantFrom<Quiz['shuffle']>('none', 'options', 'questions', 'all'))
  .map(([all, asks, shuffle]) => quizOf(all, { draw: asks, shuffle }));
const seed = fc.uuid();

/** The pools said the plain way: by name, which of the questions, and how many. */
function poolsOf({ questions: all, draw: asks }: Quiz): { ids: string[]; many: number }[] {
  const free = (all as ChoiceQuestion[]).filter((one) => !one.mustPass);
  if (typeof asks === 'number') return [{ ids: free.map(({ id }) => id), many: asks }];
  return Object.entries(asks!).map(([name, many]) => ({
    ids: free.filter((one) => one.objective === name).map(({ id }) => id),
    many,
  }));
}

it('meets every quota, asks whatever must be passed and whatever stands in no pool, and nothing twice (property)', () => {
  fc.assert(
    fc.property(drawn, seed, (quiz, id) => {
      const picked = pickWhole(quiz, new Map(), id, sha256);
      const pools = poolsOf(quiz);
      expect(new Set(picked).size).toBe(picked.length);
      expect(picked).toHaveLength(askedNumber(quiz));
      for (const { ids, many } of pools)
        expect(picked.filter((one) => ids.includes(one))).toHaveLength(Math.min(many, ids.length));
      const inPool = new Set(pools.flatMap(({ ids }) => ids));
      for (const { id: one } of quiz.questions) if (!inPool.has(one)) expect(picked).toContain(one);
    }),
  );
});

it('never asks a question again before its pool is exhausted (property)', () => {
  fc.assert(
    fc.property(drawn, fc.array(seed, { minLength: 1, maxLength: 12 }), (quiz, tries) => {
      const asked = new Map<string, number>();
      for (const id of tries) {
        for (const one of pickWhole(quiz, asked, id, sha256)) asked.set(one, (asked.get(one) ?? 0) + 1);
        for (const { ids } of poolsOf(quiz)) {
          const times = ids.map((one) => asked.get(one) ?? 0);
          expect(Math.max(0, ...times) - Math.min(Infinity, ...times)).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});

it('gives an attempt the same questions in the same order on every visit, and keeps the file’s order unless asked (property)', () => {
  fc.assert(
    fc.property(drawn, seed, (quiz, id) => {
      const picked = pickWhole(quiz, new Map(), id, sha256);
      expect(pickWhole(structuredClone(quiz), new Map(), id, sha256)).toEqual(picked);
      const inFile = quiz.questions.map((one) => one.id).filter((one) => picked.includes(one));
      const isShuffled = quiz.shuffle === 'questions' || quiz.shuffle === 'all';
      expect(isShuffled ? [...picked].sort() : picked).toEqual(isShuffled ? [...inFile].sort() : inFile);
    }),
  );
});

it('shuffles: of many attempts, not all have the order of the file', () => {
  const all = Array.from({ length: 6 }, (_, i) => question(`q${i}`, 'one', false));
  const orders = Array.from({ length: 20 }, (_, i) =>
    pickWhole(quizOf(all, { shuffle: 'questions' }), new Map(), `a${i}`, sha256).join(),
  );
  expect(new Set(orders).size).toBeGreaterThan(10);
});

it('asks everything where nothing is drawn', () => {
  fc.assert(
    fc.property(questions, seed, (all, id) => {
      expect(pickWhole(quizOf(all, {}), new Map(), id, sha256)).toEqual(all.map((one) => one.id));
    }),
  );
});

it('asks of a re-check as many of each missed objective as were missed, other ones first, and must-pass ones again (property)', () => {
  fc.assert(
    fc.property(drawn, seed, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (quiz, id, isMissed) => {
      const first = pickWhole(quiz, new Map(), id, sha256);
      const asked = new Map(first.map((one) => [one, 1]));
      const missed = new Set(first.filter((_, i) => isMissed[i]));
      const again = pickMissed(quiz, missed, asked, `${id} again`, sha256);
      const byId = new Map((quiz.questions as ChoiceQuestion[]).map((one) => [one.id, one]));
      const objectiveOf = (one: string) => byId.get(one)!.objective ?? one;
      const count = (ids: Iterable<string>) => {
        const times: Record<string, number> = {};
        for (const one of ids) times[objectiveOf(one)] = (times[objectiveOf(one)] ?? 0) + 1;
        return times;
      };
      expect(new Set(again).size).toBe(again.length);
      expect(count(again)).toEqual(count(missed));
      for (const one of missed) if (byId.get(one)!.mustPass) expect(again).toContain(one);
      for (const objective of objectives) {
        const fresh = quiz.questions.filter((one) => one.objective === objective && !asked.has(one.id));
        const repeated = again.filter((one) => objectiveOf(one) === objective && asked.has(one));
        const free = again.filter((one) => objectiveOf(one) === objective && !asked.has(one));
        const own = repeated.filter((one) => !(missed.has(one) && byId.get(one)!.mustPass));
        if (own.length > 0) expect(free).toHaveLength(fresh.length);
      }
    }),
  );
});

it('asks after some weeks what must be passed and was missed first, then what was missed, then what was never asked (property)', () => {
  fc.assert(
    fc.property(questions, seed, fc.array(fc.nat(3), { minLength: 24, maxLength: 24 }), (all, id, fates) => {
      const asked = new Map(all.flatMap((one, i) => (fates[i] === 0 ? [] : [[one.id, fates[i]!] as const])));
      const missed = new Set(all.filter((_, i) => fates[i]! > 1).map((one) => one.id));
      const picked = pickSpaced([{ quiz: quizOf(all, {}), history: { asked, missed } }], id, sha256)!;
      const rank = (one: ChoiceQuestion) => (missed.has(one.id) ? (one.mustPass ? 0 : 1) : asked.has(one.id) ? 3 : 2);
      const ranks = picked.questionIds.map((one) => rank(all.find((other) => other.id === one)!));
      expect(ranks).toEqual(
        all
          .map(rank)
          .sort((a, b) => a - b)
          .slice(0, 3),
      );
    }),
  );
  expect(pickSpaced([], 'x', sha256)).toBeNull();
});
