import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  answerOf,
  comparedText,
  isAnswered,
  isTooLate,
  isWellFormed,
  sameAnswer,
} from '../../src/attempts/answer-shapes.rules';
import { isAskable, isRight, mark } from '../../src/attempts/marking.rules';
import { readNumber } from '../../src/attempts/numbers.rules';
import { itemsAtFirst, optionsInOrder, rightsInOrder } from '../../src/attempts/order.rules';
import { rightAnswer } from '../../src/attempts/right-answer.rules';
import { sameWords, saysFact } from '../../src/attempts/words.rules';
import type {
  ChoiceQuestion,
  JudgementQuestion,
  MarkedQuestion,
  MatchingQuestion,
  OrderingQuestion,
} from '../../src/content/question.types';
import { checksOf, itemsOf, rightsOf, scaleOf } from '../../src/content/question-items.rules';

const runs = { numRuns: process.env.FULL ? 5_000 : 300 };
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const base = { markdown: '', competencies: [], mustPass: false, feedback: '', hash: '' };
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

const word = fc.constantFrom('Fine', 'Not fine', 'A nod', 'Listen', 'Écoute', 'Note it', 'Straße');
const words = fc.array(word, { minLength: 2, maxLength: 6 });
const id = fc.constantFrom('q1', 'q2', 'q3', 'q4', 'q5', 'q6');
const facts = new Map([['key', 'Desk: 204-555-0100\nNight: 204-555-0101']]);

const choice = fc
  .record({
    id,
    type: fc.constantFrom('single' as const, 'multiple' as const),
    right: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  })
  .map(({ right, ...one }): ChoiceQuestion => {
    const options = ['a', 'b', 'c'].map((key) => ({ id: key, text: key, right: right.includes(key), feedback: '' }));
    return { ...base, ...one, options };
  });
const matching = fc.record({ id, rights: words }).map(({ rights, ...one }): MatchingQuestion => ({
  ...base,
  ...one,
  type: 'matching',
  pairs: rights.map((right, i) => ({ left: `row ${i}`, right })),
}));
const ordering = fc
  .record({ id, items: words })
  .map((one): OrderingQuestion => ({ ...base, ...one, type: 'ordering' }));
const question: fc.Arbitrary<MarkedQuestion> = fc.oneof(
  choice,
  matching,
  ordering,
  fc.record({ id, value: fc.integer({ min: 0, max: 9 }) }).map((one) => ({
    ...base,
    ...one,
    type: 'numeric' as const,
    from: one.value - 1,
    to: one.value + 0.5,
  })),
  fc.record({ id, accepted: words }).map((one) => ({ ...base, ...one, type: 'short-answer' as const })),
  fc.record({ id, checks: words }).map((one) => ({ ...base, ...one, type: 'self-checked' as const, model: 'A model' })),
  id.map((one) => ({ ...base, id: one, type: 'local-slot' as const, slot: 'key' })),
);

/** An answer that a page can send for this question: often nearly right. */
function answerTo(one: MarkedQuestion): fc.Arbitrary<string[]> {
  switch (one.type) {
    case 'matching':
      return fc.array(fc.constantFrom('', ...ids(rightsOf(one))), {
        minLength: one.pairs.length,
        maxLength: one.pairs.length,
      });
    case 'ordering': {
      const all = ids(itemsOf(one));
      return fc.shuffledSubarray(all, { minLength: all.length });
    }
    case 'numeric':
      return fc
        .oneof(
          fc.double({ min: -2, max: 12, noNaN: true }).map((n) => n.toFixed(2)),
          fc.constantFrom('ten', '', '1,5 '),
        )
        .map((text) => [text]);
    case 'short-answer':
      return fc
        .oneof(
          word,
          word.map((text) => ` ${text.toUpperCase()}. `),
          fc.string(),
        )
        .map((text) => [text]);
    case 'self-checked':
      return fc
        .subarray(ids(checksOf(one)))
        .chain((ticks) => fc.constantFrom(['Mine'], ['Mine', 'compared', ...ticks]));
    case 'local-slot':
      return fc.constantFrom('desk', '204 555 0101', 'Night: 204-555-0101', '2045550102', 'no').map((text) => [text]);
    default:
      return fc.subarray(ids(one.options));
  }
}

/** As somebody with the key and a pencil would mark it. */
function naive(one: MarkedQuestion, chosen: string[]): boolean {
  switch (one.type) {
    case 'matching': {
      const text = new Map(rightsOf(one).map((cell) => [cell.id, cell.text]));
      return one.pairs.map(({ right }) => right).join('|') === chosen.map((key) => text.get(key) ?? '').join('|');
    }
    case 'ordering': {
      const text = new Map(itemsOf(one).map((item) => [item.id, item.text]));
      return one.items.join('|') === chosen.map((key) => text.get(key)).join('|');
    }
    case 'numeric': {
      const number = chosen[0]?.trim() ? Number(chosen[0].trim().replace(',', '.')) : NaN;
      return number >= one.from && number <= one.to;
    }
    case 'short-answer': {
      const plain = (text: string) => text.trim().replace(/\.$/, '').toLowerCase().replace('ß', 'ss');
      return one.accepted.some((text) => plain(text) === plain(chosen[0] ?? ''));
    }
    case 'self-checked':
      return chosen[1] === 'compared' && chosen.length === 2 + one.checks.length;
    case 'local-slot':
      return ['desk', '204 555 0101', 'Night: 204-555-0101'].includes(chosen[0] ?? '');
    default:
      return one.options.every((option) => option.right === chosen.includes(option.id));
  }
}

const answered = question.chain((one) => fc.tuple(fc.constant(one), answerTo(one)));

it('marks every type as somebody with the key and a pencil would', () => {
  fc.assert(
    fc.property(answered, ([one, chosen]) => {
      expect([one, chosen, isRight(one, chosen, facts)]).toEqual([one, chosen, naive(one, chosen)]);
    }),
    runs,
  );
});

it('adds up the right ones, whatever their types', () => {
  fc.assert(
    fc.property(fc.array(answered, { minLength: 1 }), fc.integer({ min: 0, max: 100 }), (list, pass) => {
      const questions = list.map(([one], i) => ({ ...one, id: `q${i}` }));
      const answers = new Map(list.map(([, chosen], i) => [`q${i}`, chosen]));
      const count = list.filter(([one, chosen]) => naive(one, chosen)).length;
      const { marks, outOf, passed } = mark(questions, answers, pass, facts);
      expect([marks, outOf, passed]).toEqual([count, list.length, count * 100 >= pass * list.length]);
    }),
    runs,
  );
});

it('knows a right answer to every question, and takes every answer that a page can send', () => {
  fc.assert(
    fc.property(answered, ([one, chosen]) => {
      const right = rightAnswer(one, facts);
      expect([isRight(one, right, facts), isAnswered(one, right), isWellFormed(one, right)]).toEqual([
        true,
        true,
        true,
      ]);
      expect(isWellFormed(one, chosen)).toBe(true);
      expect(sameAnswer(one)(chosen, [...chosen])).toBe(true);
      expect(isRight(one, [], facts)).toBe(false);
      expect(isAnswered(one, [])).toBe(false);
    }),
    runs,
  );
});

it('refuses ids that are not the question’s own', () => {
  fc.assert(
    fc.property(question, (one) => {
      const isFree = ['numeric', 'short-answer', 'local-slot', 'self-checked'].includes(one.type);
      const right = rightAnswer(one, facts);
      expect(isWellFormed(one, [...right.slice(0, -1), 'none-of-these'])).toBe(isFree && right.length === 1);
    }),
    runs,
  );
});

describe('shuffled', () => {
  const attempt = fc.uuid();

  it('never starts solved, and is the same on every visit', () => {
    fc.assert(
      fc.property(ordering, attempt, (one, attemptId) => {
        const order = ids(itemsAtFirst(one, attemptId, hash));
        expect(ids(itemsAtFirst({ ...one, items: [...one.items] }, attemptId, hash))).toEqual(order);
        expect([...order].sort()).toEqual(ids(itemsOf(one)).sort());
        if (new Set(one.items).size > 1) expect(isRight(one, order, facts)).toBe(false);
      }),
      runs,
    );
  });

  it('shows every cell and option once, in an order that the key has no part in', () => {
    fc.assert(
      fc.property(matching, choice, attempt, (one, two, attemptId) => {
        const turned = { ...one, pairs: [...one.pairs].reverse() };
        expect(rightsInOrder(one, attemptId, hash)).toEqual(rightsInOrder(turned, attemptId, hash));
        expect(ids(rightsInOrder(one, attemptId, hash)).sort()).toEqual(ids(rightsOf(one)).sort());
        const order = optionsInOrder(two, 'options', attemptId, hash);
        expect(optionsInOrder({ ...two, options: [...two.options].reverse() }, 'options', attemptId, hash)).toEqual(
          order,
        );
      }),
      runs,
    );
  });

  it('differs from attempt to attempt', () => {
    const one: OrderingQuestion = { ...base, id: 'q', type: 'ordering', items: ['a', 'b', 'c', 'd', 'e'] };
    const orders = new Set(Array.from({ length: 30 }, (_, i) => ids(itemsAtFirst(one, `attempt ${i}`, hash)).join()));
    expect(orders.size).toBeGreaterThan(15);
  });
});

describe('an ordering', () => {
  const steps: OrderingQuestion = { ...base, id: 'q', type: 'ordering', items: ['a', 'b', 'c'] };
  const [a, b, c] = ids(itemsOf(steps)) as [string, string, string];

  it('is no answer until something was moved or the order was kept', () => {
    const option = [c, a, b];
    expect(answerOf(steps, { option, then: 'next' })).toEqual([]);
    expect(answerOf(steps, { option, then: 'keep' })).toEqual(option);
    expect(answerOf(steps, { option, then: 'next', touched: '1' })).toEqual(option);
    expect(answerOf(steps, { option, move: `up-${a}` })).toEqual([a, c, b]);
    expect(answerOf(steps, { option, move: `down-${a}` })).toEqual([c, b, a]);
  });

  it('stays as it is where there is no further way', () => {
    for (const move of [`up-${c}`, `down-${b}`, 'up-nothing'])
      expect(answerOf(steps, { option: [c, a, b], move })).toEqual([c, a, b]);
  });

  it('can be reached by moves from any other', () => {
    fc.assert(
      fc.property(ordering, fc.uuid(), (one, attemptId) => {
        let order = ids(itemsAtFirst(one, attemptId, hash));
        for (const [place, key] of ids(itemsOf(one)).entries())
          while (order.indexOf(key) > place) order = answerOf(one, { option: order, move: `up-${key}` });
        return isRight(one, order, facts);
      }),
      runs,
    );
  });
});

it('reads numbers as people type them', () => {
  const read = ['28', ' 28 ', '28,5', '28.5', '1 234', '1\u202f234,5', '-3', '\u22123', '97 %', '.5', '28.'].map(
    readNumber,
  );
  expect(read).toEqual([28, 28, 28.5, 28.5, 1234, 1234.5, -3, -3, 97, 0.5, 28]);
  expect(
    ['ten', '', ' ', '1,234.5', '3 or 4', '1e3', '0x10', '--1', '%'].map(readNumber).every((one) => one === null),
  ).toBe(true);
});

it('compares words without their dress', () => {
  for (const [a, b] of [
    ['Crossing', ' crossing. '],
    ['boundary  crossing', 'Boundary Crossing'],
    ['don’t', "don't"],
    ['“a kind no”', '"a kind no"'],
    ['cafe\u0301', 'CAFÉ'],
    ['Straße', 'STRASSE'],
  ])
    expect([a, b, sameWords(a!, b!)]).toEqual([a, b, true]);
  expect(sameWords('crossing', 'crossings')).toBe(false);
});

it('takes a fact as a whole, a line, a name, or a number in any writing', () => {
  const fact = 'Duty desk: 204-555-0100, by day\nNight desk: +1 (204) 555-0101';
  for (const given of [
    fact,
    'night desk',
    '2045550100',
    '204 555 0100',
    '+1 204 555 0101',
    'Duty desk: 204-555-0100, by day',
  ])
    expect([given, saysFact(given, fact)]).toEqual([given, true]);
  for (const given of ['desk', '204', '555-0100', '204-555-0102', 'Ring 204-555-0102', ''])
    expect([given, saysFact(given, fact)]).toEqual([given, false]);
});

it('asks for a local fact only where there is one', () => {
  const one = { ...base, id: 'q', type: 'local-slot' as const, slot: 'other' };
  expect([isAskable(one, facts), isAskable({ ...one, slot: 'key' }, facts)]).toEqual([false, true]);
});

it('lets words stand once they were compared, and the ticks change', () => {
  const one: MarkedQuestion = { ...base, id: 'q', type: 'self-checked', model: 'm', checks: ['c'] };
  const [tick] = ids(checksOf(one)) as [string];
  expect(answerOf(one, { option: [' '], then: 'compare' })).toEqual([]);
  expect(answerOf(one, { option: ['Mine'], then: 'compare' })).toEqual(['Mine', 'compared']);
  const standing = comparedText(one, [{ chosen: ['My'] }, { chosen: ['Mine', 'compared'] }]);
  expect(standing).toBe('Mine');
  expect(isTooLate(standing, ['Mine', 'compared', tick])).toBe(false);
  for (const late of [['Other'], ['Other', 'compared'], ['Mine'], []]) expect(isTooLate(standing, late)).toBe(true);
  expect(isTooLate(comparedText(one, [{ chosen: ['My'] }]), ['Other'])).toBe(false);
});

describe('a judgement', () => {
  const steps = ['No', 'It depends', 'Yes'];
  const one: JudgementQuestion = { ...base, id: 'j', type: 'judgement', scale: steps, mustPass: true };
  const [first, second] = ids(scaleOf(one)) as [string, string];

  it('is never marked, whatever is answered and however many there are', () => {
    fc.assert(
      fc.property(
        fc.array(answered, { minLength: 1 }),
        fc.array(fc.constantFrom(...ids(scaleOf(one))), { maxLength: 4 }),
        (list, chosen) => {
          const questions = list.map(([asked], i) => ({ ...asked, id: `q${i}` }));
          const answers = new Map(list.map(([, given], i) => [`q${i}`, given]));
          const judged = chosen.map((_, i) => ({ ...one, id: `j${i}` }));
          const both = new Map<string, string[]>(answers);
          chosen.forEach((step, i) => both.set(`j${i}`, [step, 'compared', '']));
          expect(mark([...judged, ...questions], both, 80, facts)).toEqual(mark(questions, answers, 80, facts));
        },
      ),
      runs,
    );
  });

  it('is asked only where its panel was published', () => {
    expect([isAskable(one, facts), isAskable(one, new Map([['panel:j', 'x']]))]).toEqual([false, true]);
  });

  it.each([
    [['Because'], 'next', ['', 'open', 'Because']],
    [[first, ''], 'next', [first, 'open', '']],
    [[first, 'Because'], 'compare', [first, 'compared', 'Because']],
    [['Because'], 'compare', ['', 'open', 'Because']],
    [[''], 'compare', []],
    [[first, 'compared', 'Because'], 'next', [first, 'compared', 'Because']],
  ])('reads %j by the button “%s” as %j', (option, then, kept) => {
    expect(isWellFormed(one, option)).toBe(true);
    expect(answerOf(one, { option, then })).toEqual(kept);
    expect([isWellFormed(one, kept), isAnswered(one, kept)]).toEqual([true, kept[1] === 'compared']);
  });

  it.each([
    [['x', '']],
    [['', 'compared', '']],
    [['x', 'open', '']],
    [[first, 'other', '']],
    [[first, 'open', '', '']],
  ])('takes no %j', (chosen) => expect(isWellFormed(one, chosen)).toBe(false));

  it('stands once it is committed to', () => {
    const stands = comparedText(one, [{ chosen: [first, 'open', ''] }, { chosen: [second, 'compared', 'Because'] }]);
    expect(isTooLate(stands, [first, 'compared', 'Because'])).toBe(true);
    expect(isTooLate(stands, [second, 'open', 'Because'])).toBe(true);
    expect(isTooLate(stands, [second, 'compared', 'Because'])).toBe(false);
    expect(isTooLate(comparedText(one, [{ chosen: [first, 'open', ''] }]), [second, 'open', ''])).toBe(false);
  });
});
