import fc from 'fast-check';
import type { TrainingPath } from '../../src/content/course-model.types';
import {
  type Around,
  askable,
  mayRate,
  missingOf,
  problemWith,
  type Rater,
} from '../../src/evidence/sign-offs/rater.rules';
import { countingOf, fromSignOffs, isOpen, signOffOf, signOffsIn } from '../../src/evidence/sign-offs/sign-off.rules';
import type { Fact, FactKind, SignOff } from '../../src/evidence/sign-offs/sign-off.types';

const person = 'amara';
const rater = (id: string, more: Partial<Rater> = {}): Rater => ({
  id,
  name: id,
  isSupervisor: false,
  missing: [],
  ...more,
});
const around = (raters: readonly Rater[]): Around => ({ personId: person, raters });
const all = around([rater('sol', { isSupervisor: true }), rater('ben'), rater('dmitri')]);

let last = 0;
const fact = (kind: FactKind, byId: string, more: Partial<Fact> = {}): Fact => {
  last++;
  const isRating = kind === 'rated' || kind === 'corrected';
  return {
    ...{
      id: `f${last}`,
      signOffId: 's',
      stepNo: last,
      kind,
      competency: 'COM-1',
      byId,
      observerId: null,
      chainNo: last,
    },
    ...{ moment: isRating ? 'observation' : null, level: isRating ? 3 : null, seenOn: isRating ? '2026-11-20' : null },
    ...{ context: null, criteria: [], on: '2026-11-20' },
    ...more,
  };
};
const after = (...facts: Fact[]): SignOff => signOffOf(facts);
const asked = (observerId: string | null = 'ben') => fact('asked', person, { observerId });
const counted = (one: SignOff) => countingOf(one)?.level ?? null;

describe('where a sign-off stands', () => {
  it('is asked for, rated, and agreed', () => {
    const [first, second] = [asked(), fact('rated', 'ben')];
    expect(after(first).state).toBe('requested');
    expect(after(first, second).state).toBe('observed');
    expect(after(first, second, fact('agreed', person)).state).toBe('agreed');
  });

  it('is not yet where a line says so, or where it is only known', () => {
    const line = { versionId: 'v', criterionId: 'c', sight: 'not-yet' as const };
    expect(after(fact('rated', 'sol', { criteria: [line] }), fact('agreed', person)).state).toBe('not-yet');
    expect(after(fact('rated', 'sol', { level: 1 }), fact('agreed', person)).state).toBe('not-yet');
  });

  it('stays asked for where it did not come up', () => {
    const one = after(asked(), fact('rated', 'ben', { level: null }));
    expect([one.state, one.notSeen.length, one.observerId, counted(one)]).toEqual(['requested', 1, 'ben', null]);
  });

  it('counts from the day it was sent, not while it is disputed, and then as the third saw it', () => {
    const facts = [asked(), fact('rated', 'ben', { level: 1 })];
    expect(counted(after(...facts))).toBe(1);
    facts.push(fact('disputed', person));
    expect([after(...facts).state, after(...facts).observerId, counted(after(...facts))]).toEqual([
      'disputed',
      null,
      null,
    ]);
    facts.push(fact('asked', person, { observerId: 'dmitri' }), fact('rated', 'dmitri', { level: 3 }));
    const settled = after(...facts);
    expect([settled.state, counted(settled), settled.first?.level]).toEqual(['settled', 3, 1]);
  });

  it('is agreed after all where the person says so', () => {
    const one = after(fact('rated', 'sol'), fact('disputed', person), fact('agreed', person));
    expect([one.state, counted(one)]).toEqual(['agreed', 3]);
  });

  it('asks anew for what was put right, and stays disputed where it was', () => {
    const right = () => fact('corrected', 'sol', { level: 2 });
    const agreed = after(fact('rated', 'sol'), fact('agreed', person), right());
    expect([agreed.state, counted(agreed), agreed.first?.isCorrected]).toEqual(['observed', 2, true]);
    const disputed = after(fact('rated', 'sol'), fact('disputed', person), right());
    expect([disputed.state, counted(disputed)]).toEqual(['disputed', null]);
  });

  it('counts no more where its rater took it back; a third view taken back leaves the dispute', () => {
    expect(counted(after(fact('rated', 'sol'), fact('taken-back', 'sol')))).toBeNull();
    const facts = [fact('rated', 'sol'), fact('disputed', person), fact('rated', 'ben'), fact('taken-back', 'ben')];
    expect(after(...facts).state).toBe('disputed');
  });
});

describe('who may watch', () => {
  it('is whoever was asked, and nobody else', () => {
    const one = after(asked('ben'));
    expect(['sol', 'ben', 'dmitri', person].filter((id) => mayRate(one, id, all))).toEqual(['ben']);
  });

  it('is whoever supervises where nobody in particular was asked, or nothing was asked', () => {
    for (const one of [null, after(asked(null))])
      expect(['sol', 'ben', 'dmitri', person].filter((id) => mayRate(one, id, all))).toEqual(['sol']);
  });

  it('is for a third view nobody who gave the first', () => {
    const one = after(fact('rated', 'sol'), fact('disputed', person));
    expect(askable(one, all).map(({ id }) => id)).toEqual(['ben', 'dmitri']);
    expect(mayRate(one, 'sol', all)).toBe(false);
    expect(problemWith(one, { kind: 'asked', byId: person, observerId: 'sol' }, all)).toBe('signOffs.notAllowed');
    const byBen = after(asked('ben'), fact('rated', 'ben'), fact('disputed', person));
    expect(mayRate(byBen, 'sol', all)).toBe(true);
  });

  it('is nobody who has not finished their own track', () => {
    const some = around([rater('sol', { isSupervisor: true, missing: ['supervising-peers'] })]);
    expect([mayRate(null, 'sol', some), askable(null, some)]).toEqual([false, []]);
  });

  it('is nobody whom one of the two keeps apart', () => {
    const some = around(all.raters.filter(({ id }) => id !== 'ben'));
    expect(problemWith(after(asked('ben')), { kind: 'rated', byId: 'ben' }, some)).toBe('signOffs.somebodyElse');
    const written = after(asked('ben'), fact('rated', 'ben'));
    expect(problemWith(written, { kind: 'corrected', byId: 'ben' }, some)).toBe('signOffs.changedMeanwhile');
  });

  it('can give the request back without a reason, and only their own', () => {
    expect(problemWith(after(asked('ben')), { kind: 'asked', byId: 'ben', observerId: null }, all)).toBeNull();
    expect(problemWith(after(asked('ben')), { kind: 'asked', byId: 'dmitri', observerId: null }, all)).not.toBeNull();
    expect(problemWith(after(asked('ben')), { kind: 'asked', byId: 'ben', observerId: 'dmitri' }, all)).not.toBeNull();
  });

  it('is changed by a supervisor only where the person chose nobody, and withdrawn by whoever asked', () => {
    const other = { kind: 'asked', byId: 'sol', observerId: 'dmitri' } as const;
    expect(problemWith(after(asked('ben')), other, all)).toBe('signOffs.somebodyElse');
    expect(problemWith(after(asked(null)), other, all)).toBeNull();
    expect(problemWith(after(fact('asked', 'sol', { observerId: 'ben' })), other, all)).toBeNull();
    const back = { kind: 'withdrawn', byId: 'sol' } as const;
    expect(problemWith(after(asked(null)), back, all)).not.toBeNull();
    expect(problemWith(after(asked(null)), { ...back, byId: person }, all)).toBeNull();
    expect(problemWith(after(fact('asked', 'sol', { observerId: 'ben' })), back, all)).toBeNull();
  });

  it.each<FactKind>(['agreed', 'disputed'])('is never the one who answers: %s is the person’s alone', (kind) => {
    const one = after(fact('rated', 'sol'));
    expect(problemWith(one, { kind, byId: 'sol' }, all)).toBe('signOffs.changedMeanwhile');
    expect(problemWith(one, { kind, byId: person }, all)).toBeNull();
  });
});

describe('the own track of whoever signs', () => {
  const path = (id: string, role: string, modules: string[]): TrainingPath => ({
    ...{ id, title: id, startChecklist: [] },
    for: { roles: [role], teamTypes: ['any'] },
    groups: [{ title: '', why: '', modules }],
  });
  const paths = [
    path('learners', 'learner', ['role', 'team']),
    path('supervisors', 'supervisor', ['supervising', 'team']),
  ];
  const taught = new Map([
    ['role', ['ROL-1']],
    ['team', ['ROL-6']],
    ['supervising', ['SUP-1', 'ROL-6']],
  ]);
  const asks = (slug: string, pathId: string | null, isDone = false) => ({ slug, pathId, isDone });

  it('is for a supervisor what only a path for supervisors teaches', () => {
    const track = [asks('supervising', 'supervisors'), asks('team', 'supervisors'), asks('role', null)];
    expect(missingOf(track, paths, taught, 'supervisor')).toEqual(['supervising']);
    expect(missingOf([asks('supervising', 'supervisors', true)], paths, taught, 'supervisor')).toEqual([]);
    expect(missingOf([], paths, taught, 'supervisor')).toEqual([]);
  });

  it('is for an observer everything that the path of a peer support worker asks', () => {
    const track = [asks('role', 'learners', true), asks('team', 'learners'), asks('supervising', 'supervisors')];
    expect(missingOf(track, paths, taught, 'observer')).toEqual(['team']);
  });
});

describe('whatever happens in whatever order', () => {
  const people = [person, 'sol', 'ben', 'dmitri', 'uma'];
  const kinds: FactKind[] = ['asked', 'withdrawn', 'rated', 'corrected', 'taken-back', 'agreed', 'disputed'];
  const move = fc.record({
    what: fc.oneof(fc.constantFrom(...kinds), fc.constantFrom('keep apart' as const, 'together again' as const)),
    by: fc.constantFrom(...people),
    whom: fc.constantFrom(...people, null),
    level: fc.constantFrom(null, 0, 1, 2, 3, 4),
  });
  /** Adds each step that the rules allow, as the service does. */
  const lived = (moves: readonly { what: string; by: string; whom: string | null; level: number | null }[]) => {
    const apart = new Set<string>();
    const facts: Fact[] = [];
    const wrong: string[] = [];
    let began = 0;
    for (const { what, by, whom, level } of moves) {
      if (what === 'keep apart' && by !== person) apart.add(by);
      if (what === 'together again') apart.delete(by);
      if (what === 'keep apart' || what === 'together again') continue;
      const kind = what as FactKind;
      const now = around(all.raters.filter(({ id }) => !apart.has(id)));
      const known = signOffsIn(facts);
      const isRight = kind === 'corrected' || kind === 'taken-back';
      const one = isRight ? (known[0] ?? null) : (known.find(isOpen) ?? null);
      if (problemWith(one, { kind, byId: by, observerId: whom }, now) !== null) continue;
      const counts = one && countingOf(one);
      const isRating = kind === 'rated' || kind === 'corrected';
      if (isRating && (by === person || apart.has(by) || by === 'uma')) wrong.push(by);
      if (kind === 'rated' && one?.state === 'disputed' && by === one.first?.raterId) wrong.push('twice');
      const given = kind === 'corrected' ? (level ?? 0) : level;
      facts.push(
        fact(kind, by, {
          signOffId: one?.id ?? `s${++began}`,
          observerId: kind === 'asked' ? whom : null,
          level: isRating ? given : null,
        }),
      );
      if (kind === 'disputed' && !counts) wrong.push('nothing to dispute');
    }
    return { facts, wrong };
  };

  it('nobody counts on their own rating, on one of somebody kept apart, or on a disputed one', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const { facts, wrong } = lived(moves);
        const known = signOffsIn(facts);
        expect(wrong).toEqual([]);
        expect(known.filter(isOpen).length).toBeLessThanOrEqual(1);
        for (const one of known) {
          const counts = countingOf(one);
          expect(counts?.raterId).not.toBe(person);
          if (one.state === 'disputed' || one.state === 'over' || one.state === 'requested') expect(counts).toBeNull();
          if (one.third) expect([counts, one.third.raterId === one.first?.raterId]).toEqual([one.third, false]);
        }
      }),
    );
  });

  it('an agreed sign-off only adds to what was shown', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), fc.constantFrom(0, 1, 2, 3, 4), (moves, level) => {
        const { facts } = lived(moves);
        const before = fromSignOffs(signOffsIn(facts));
        const more = [fact('rated', 'sol', { signOffId: 'new', level }), fact('agreed', person, { signOffId: 'new' })];
        const now = fromSignOffs(signOffsIn([...facts, ...more]));
        expect(now).toEqual(expect.arrayContaining(before));
        expect(now).toHaveLength(before.length + 1);
      }),
    );
  });
});
