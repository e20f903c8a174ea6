import fc from 'fast-check';
import { stateOfAction } from '../../src/conversations/actions.rules';
import { minutesOf, preselected } from '../../src/conversations/agenda.rules';
import { actionText, keptUntil, signedText, standingIn, standingOf } from '../../src/threads/conversation.rules';
import type { Action, PointSource } from '../../src/threads/conversation.types';
import type { StoredEntry, StoredSignature } from '../../src/threads/conversations.queries';

const point = fc.record({ isCritical: fc.boolean() });

describe('the minutes of an agenda', () => {
  it('come to twenty from four points to ten, and are less where fewer would only be drawn out', () => {
    const ofSize = (n: number) => minutesOf(Array.from({ length: n }, () => ({ isCritical: false })));
    expect(ofSize(5)).toEqual([4, 4, 4, 4, 4]);
    expect(ofSize(1)).toEqual([6]);
    expect(ofSize(0)).toEqual([]);
    expect(ofSize(12)).toEqual(Array.from({ length: 12 }, () => 2));
  });

  it('give what is safety-critical no less than anything else, and nobody less than two', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 14 }), (points) => {
        const minutes = minutesOf(points);
        const of = (critical: boolean) => minutes.filter((_, i) => points[i]!.isCritical === critical);
        expect(minutes.every((one) => one >= 2 && one <= 6)).toBe(true);
        if (points.length >= 4 && points.length <= 10) expect(minutes.reduce((sum, one) => sum + one, 0)).toBe(20);
        if (of(true).length > 0 && of(false).length > 0)
          expect(Math.min(...of(true))).toBeGreaterThanOrEqual(Math.max(...of(false)));
      }),
    );
  });

  it('are filled half at most by what was read, with one of each kind first', () => {
    const some = (['need', 'need', 'question', 'overdue', 'closed'] as PointSource[]).map((source, n) => ({
      source,
      n,
    }));
    expect(preselected(some).map(({ n }) => n)).toEqual([0, 2, 3]);
    expect(preselected(some.slice(0, 2))).toHaveLength(2);
  });
});

describe('an action', () => {
  const action: Action = {
    ...{ no: 1, id: 'a', what: 'Walk the route', who: 'both', name: '', how: '', by: '2026-12-01' },
    ...{ tie: 'none', subject: null, agreedOn: '2026-11-20', tickedOn: null },
  };
  const facts = (days: string[], gap = 1) => ({
    completedOn: new Map([['boundaries', days]]),
    gaps: new Map([['COM-1', gap]]),
  });

  it('for a module closes itself with a completion since, and nothing opens it again', () => {
    const tied: Action = { ...action, tie: 'module', subject: 'boundaries' };
    expect(stateOfAction(tied, facts([]))).toEqual({ isDone: false, on: null });
    expect(stateOfAction(tied, facts(['2025-01-01']))).toEqual({ isDone: false, on: null });
    expect(stateOfAction(tied, facts(['2025-01-01', '2026-11-20', '2027-03-01']))).toEqual({
      isDone: true,
      on: '2026-11-20',
    });
  });

  it('for a skill closes while nothing is missing, and else when the two tick it off', () => {
    const tied: Action = { ...action, tie: 'competency', subject: 'COM-1' };
    expect([facts([], 1), facts([], 0)].map((one) => stateOfAction(tied, one).isDone)).toEqual([false, true]);
    expect(stateOfAction(action, facts([], 0)).isDone).toBe(false);
    expect(stateOfAction({ ...action, tickedOn: '2026-12-02' }, facts([]))).toEqual({ isDone: true, on: '2026-12-02' });
  });

  it('keeps its three lines, whatever is typed into them', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (what, name, how) => {
        expect(actionText({ what, name, how }).split('\n')).toHaveLength(3);
      }),
    );
  });
});

const entry = (chainNo: number, more: Partial<StoredEntry>): StoredEntry => ({
  ...{ id: `e${chainNo}`, conversationId: 'c', chainNo, entryNo: chainNo, revision: 1, withdrawn: 0, kind: 'point' },
  ...{ aboutNo: null, source: null, subject: null, who: null, onDay: null, authorId: 'sol', writtenOn: '2026-11-24' },
  text: null,
  ...more,
});
const fact = { id: 'c', personId: 'amara', supervisorId: 'sol', chainNo: 1, person: 'Amara', supervisor: 'Sol' };
const signature = (chainNo: number, signedById: string): StoredSignature => ({
  ...{ id: `s${chainNo}`, conversationId: 'c', chainNo, signedById, wordsDigest: '', signedOn: '2026-11-25', salt: '' },
});
const begun = [
  entry(2, { kind: 'day', onDay: '2026-11-25' }),
  entry(3, { source: 'need', subject: 'COM-1', text: 'Listening' }),
  entry(4, { source: 'own', text: 'Mine', authorId: 'amara' }),
];

describe('a conversation', () => {
  it('puts the person’s own points first', () => {
    expect(standingOf(fact, begun, []).points.map(({ title }) => title)).toEqual(['Mine', 'Listening']);
  });

  it('is closed once both have signed what stands, and whatever is changed before that means signing again', () => {
    const sol = signature(5, 'sol');
    const changed = [...begun, entry(6, { kind: 'words', aboutNo: 3, text: 'More', authorId: 'amara' })];
    expect(standingOf(fact, begun, [sol]).signed).toEqual({ person: null, supervisor: '2026-11-25' });
    expect(standingOf(fact, changed, [sol]).signed.supervisor).toBe(null);
    expect(standingOf(fact, changed, [sol, signature(7, 'amara')]).isClosed).toBe(false);
    const both = [sol, signature(7, 'amara'), signature(8, 'sol')];
    expect(standingOf(fact, changed, both).isClosed).toBe(true);
    const later = [...changed, entry(9, { kind: 'addition', text: 'Sorry' }), entry(10, { kind: 'tick', aboutNo: 6 })];
    expect(standingOf(fact, later, both).isClosed).toBe(true);
  });

  it('is signed for what stands, whatever order it came in, and for every word of it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const text = (words: string) =>
          signedText(standingOf(fact, [...begun, entry(5, { kind: 'words', aboutNo: 3, text: words })], []));
        expect(text(one) === text(other)).toBe(one === other);
      }),
    );
  });

  it('lets the last revision of each entry stand', () => {
    const revised = [...begun, entry(5, { entryNo: 3, revision: 2, withdrawn: 1 })];
    expect(standingIn(revised).map(({ entryNo }) => entryNo)).toEqual([2, 4]);
  });

  it('keeps its words for two years', () => {
    expect(keptUntil('2026-11-25')).toBe('2028-11-25');
    expect(keptUntil('2028-02-29')).toBe('2030-02-28');
  });
});
