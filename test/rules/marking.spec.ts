import fc from 'fast-check';
import { isRight, mark } from '../../src/attempts/marking.rules';
import type { ChoiceQuestion } from '../../src/content/question.types';

const none = new Map<string, string>();
const question = (id: string, right: string[], mustPass = false): ChoiceQuestion => ({
  id,
  type: right.length > 1 ? 'multiple' : 'single',
  markdown: '',
  competencies: [],
  mustPass,
  feedback: '',
  hash: '',
  options: ['a', 'b', 'c'].map((option) => ({ id: option, text: option, right: right.includes(option), feedback: '' })),
});

it('gives no mark for a question left blank, half right or over-ticked', () => {
  const both = question('q', ['a', 'b']);
  expect([[], ['a'], ['a', 'b', 'c'], ['b', 'a']].map((chosen) => isRight(both, chosen, none))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

it('does not pass anybody who missed a must-pass question, whatever the marks', () => {
  const questions = [question('q1', ['a'], true), ...['q2', 'q3', 'q4', 'q5'].map((id) => question(id, ['a']))];
  const answers = new Map(questions.map((one) => [one.id, one.id === 'q1' ? ['b'] : ['a']]));
  expect(mark(questions, answers, 80, none)).toEqual({ marks: 4, outOf: 5, passed: false, missed: ['q1'] });
});

it('marks as a plain count of right answers does', () => {
  const chosen = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'));
  fc.assert(
    fc.property(
      fc.array(fc.record({ right: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), chosen }), {
        minLength: 1,
      }),
      fc.integer({ min: 0, max: 100 }),
      (given, pass) => {
        const questions = given.map((one, i) => question(`q${i}`, one.right));
        const answers = new Map(given.map((one, i) => [`q${i}`, one.chosen]));
        const count = given.filter((one) => [...one.right].sort().join() === [...one.chosen].sort().join()).length;
        const result = mark(questions, answers, pass, none);
        return result.marks === count && result.passed === count * 100 >= pass * given.length;
      },
    ),
  );
});
