import fc from 'fast-check';
import {
  byQuestion,
  type SavedAnswer,
  standingAnswers,
  standingOf,
  toShow,
  unseenOthers,
} from '../../src/attempts/answers.rules';
import { sameAnswer } from '../../src/attempts/answer-shapes.rules';

const sameChoice = sameAnswer({ type: 'multiple' });

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
  expect(unseenOthers([saved(1, 0, 'phone', 1, ['a']), saved(2, 0, 'desk', 1, ['b'])], sameChoice)).toMatchObject([
    { chosen: ['a'] },
  ]);
});

it('says nothing of an edit that was seen and changed on purpose', () => {
  expect(unseenOthers([saved(1, 0, 'phone', 1, ['a']), saved(2, 1, 'desk', 1, ['b'])], sameChoice)).toEqual([]);
});

it('ends in the last edit of a page, in whatever order its saves arrive', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 }), (arrivals) => {
      const answers = arrivals.map((sequence, i) => saved(i + 1, 0, 'phone', sequence, [`o${sequence}`]));
      return standingOf(answers)?.pageSequence === Math.max(...arrivals);
    }),
  );
});

describe('whatever pages save, in whatever order it arrives', () => {
  /** Edits of one question by three pages. Each page knows what it knew when it was opened, and counts its saves. */
  const edits = fc
    .array(fc.record({ page: fc.nat({ max: 2 }), choice: fc.nat({ max: 3 }) }), { minLength: 1, maxLength: 12 })
    .map((list) =>
      list.map(({ page, choice }, i) => {
        const sequence = list.slice(0, i + 1).filter((one) => one.page === page).length;
        return { baseRevision: page, pageId: `page-${page}`, pageSequence: sequence, chosen: [`o${choice}`] };
      }),
    );
  const arrived = (list: Pick<SavedAnswer, 'baseRevision' | 'pageId' | 'pageSequence' | 'chosen'>[]): SavedAnswer[] =>
    list.map((edit, i) => saved(i + 10, edit.baseRevision, edit.pageId, edit.pageSequence, edit.chosen));
  const inTwoOrders = edits.chain((list) =>
    fc.tuple(
      fc.constant(arrived(list)),
      fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }).map(arrived),
    ),
  );

  it('the same answer counts, where the pages knew different things', () => {
    fc.assert(
      fc.property(inTwoOrders, ([one, other]) => {
        expect(standingOf(one)?.chosen).toEqual(standingOf(other)?.chosen);
      }),
    );
  });

  it('a page’s last word counts, or is shown, or was known to the answer that counts, or says the same', () => {
    fc.assert(
      fc.property(inTwoOrders, ([, list]) => {
        const standing = standingOf(list)!;
        const unseen = list
          .filter((one) => one.revision > standing.baseRevision && one.pageId !== standing.pageId)
          .filter((one) => !list.some((two) => two.pageId === one.pageId && two.pageSequence > one.pageSequence))
          .filter((one) => !sameChoice(one.chosen, standing.chosen));
        expect(new Set(unseenOthers(list, sameChoice))).toEqual(new Set(unseen));
      }),
    );
  });

  it('a page is told of the answer that won over its own, and of nothing else', () => {
    fc.assert(
      fc.property(inTwoOrders, ([list]) => {
        const kept = list.at(-1)!;
        const standing = standingOf(list)!;
        const told = toShow(kept, list, sameChoice);
        if (standing.pageId === kept.pageId) expect(told).toEqual(unseenOthers(list, sameChoice));
        else expect(told).toEqual(sameChoice(standing.chosen, kept.chosen) ? [] : [standing]);
      }),
    );
  });

  it('nothing is lost in sorting by question', () => {
    fc.assert(
      fc.property(edits, fc.array(fc.constantFrom('q', 'r', 's'), { minLength: 12, maxLength: 12 }), (list, of) => {
        const all = arrived(list).map((answer, i) => ({ ...answer, questionId: of[i]! }));
        expect([...byQuestion(all).values()].flat().sort((a, b) => a.revision - b.revision)).toEqual(all);
        expect(new Set(standingAnswers(all).keys())).toEqual(new Set(all.map((answer) => answer.questionId)));
      }),
    );
  });
});
