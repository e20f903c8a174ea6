import fc from 'fast-check';
import { type SavedAnswer, standingOf, unseenOther } from '../../src/attempts/answers.rules';

const saved = (
  revision: number,
  baseRevision: number,
  pageId: string,
  pageSequence: number,
  chosen: string[],
): SavedAnswer => ({
  questionId: 'q',
  revision,
  baseRevision,
  pageId,
  pageSequence,
  chosen,
  receivedAt: '2026-11-23T10:00:00.000Z',
});

it('lets the answer that knew more win, whenever it arrives', () => {
  expect(
    standingOf([saved(1, 0, 'phone', 1, ['a']), saved(2, 1, 'desk', 1, ['b']), saved(3, 0, 'phone', 2, ['c'])])?.chosen,
  ).toEqual(['b']);
});

it('shows an edit of another device that lost', () => {
  expect(unseenOther([saved(1, 0, 'phone', 1, ['a']), saved(2, 0, 'desk', 1, ['b'])])?.chosen).toEqual(['a']);
});

it('says nothing of an edit that was seen and changed on purpose', () => {
  expect(unseenOther([saved(1, 0, 'phone', 1, ['a']), saved(2, 1, 'desk', 1, ['b'])])).toBeNull();
});

it('ends in the last edit of a page, in whatever order its saves arrive', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 }), (arrivals) => {
      const answers = arrivals.map((sequence, i) => saved(i + 1, 0, 'phone', sequence, [`o${sequence}`]));
      return standingOf(answers)?.pageSequence === Math.max(...arrivals);
    }),
  );
});
