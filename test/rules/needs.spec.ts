import { join } from 'node:path';
import fc from 'fast-check';
import type { Competency } from '../../src/content/course-model.types';
import { readLibrary } from '../../src/content/files/read-library';
import { lastOfEachKind, monthsFresh } from '../../src/evidence/level.rules';
import { inOrder, loneContact, needOf, requiredAt } from '../../src/evidence/needs.rules';
import type { Evidence, Need, Obstacle, Stage, Wish } from '../../src/evidence/needs.types';

const today = '2026-11-24';
const all = readLibrary(join(__dirname, '..', '..', 'courses'), today).areas.flatMap((area) => area.competencies);
const the = (code: string): Competency => all.find((one) => one.code === code)!;

let n = 0;
const shows = (kind: Evidence['kind'], level: number | null, on = '2026-11-01', source?: string): Evidence => {
  const chainNo = ++n;
  return { id: `${kind}-${chainNo}`, competency: '', kind, level, on, chainNo, ...(source ? { source } : {}) };
};
const asked: Wish = { id: 'wish', on: '2026-11-02' };
const workload: Obstacle = { id: 'obstacle', on: '2026-11-03', reason: 'workload' };
const need = (
  code: string,
  stage: Stage,
  evidence: Evidence[] = [],
  more: Partial<Parameters<typeof needOf>[0]> = {},
) => needOf({ competency: the(code), stage, today, evidence, wish: null, obstacle: null, ...more });

describe('the worked examples of the brief', () => {
  it('a) a check with every must-pass question right is not enough for a safety-critical competency', () => {
    const found = need('CRI-3', 'before-contact', [shows('quiz', 2)]);
    expect(found).toMatchObject({ level: 2, required: 3, gap: 1, score: 3, band: 'before-contact', action: 'observe' });
    expect(loneContact([found])).toMatchObject({ met: 0, of: 1, missing: [{ competency: { code: 'CRI-3' } }] });
  });

  it('b) seen well and low self-rating is a talk about confidence, not a need', () => {
    const found = need('CRI-4', 'day-90', [shows('observation', 3), shows('self-rating', 1)]);
    expect(found).toMatchObject({ gap: 0, score: 0, band: 'none', talk: 'confidence', action: null });
  });

  it('c) a high self-rating and nothing seen: somebody should look', () => {
    const found = need('SOC-2', 'day-90', [shows('self-rating', 4)]);
    expect(found).toMatchObject({ level: 0, gap: 2, score: 2, band: 'next-quarter', action: 'observe', talk: null });
  });

  it('d) what was talked through 14 months ago keeps its value and is refreshed this month', () => {
    const found = need('RSK-5', 'yearly', [shows('talk', 3, '2025-09-24')]);
    expect(found).toMatchObject({ level: 3, gap: 0, isStale: true, score: 3, band: 'this-month', action: 'refresh' });
  });

  it('e) asking for training counts one', () => {
    const found = need('COM-5', 'day-90', [shows('observation', 1)], { wish: asked });
    expect(found).toMatchObject({ level: 1, gap: 1, score: 3, band: 'next-quarter' });
  });

  it('f) what is not a training problem keeps its score and goes to the organisation', () => {
    const seen = [shows('observation', 1, '2026-10-01'), shows('observation', 1, '2026-11-01')];
    const found = need('ROL-3', 'day-90', seen, { obstacle: workload });
    expect(found).toMatchObject({ gap: 2, score: 4, obstacle: { reason: 'workload' }, action: 'remove-obstacle' });
    expect(found.evidenceIds).toEqual([seen[1]!.id, seen[0]!.id, 'obstacle']);
  });
});

describe('the evidenced level', () => {
  it.each<[string, Evidence[], number]>([
    ['nothing', [], 0],
    ['a check', [shows('quiz', 1)], 1],
    ['a check with must-pass questions', [shows('quiz', 2)], 2],
    ['a scenario', [shows('scenario', 2)], 2],
    ['a role play', [shows('role-play', 3)], 3],
    ['a role play rated higher than one can show', [shows('role-play', 4)], 3],
    ['a talk rated higher than one can show', [shows('talk', 4)], 3],
    ['real work', [shows('observation', 4)], 4],
    ['a document', [shows('document', 4)], 4],
    ['a self-rating alone', [shows('self-rating', 4)], 0],
    ['"not part of my job"', [shows('self-rating', null)], 0],
    ['the highest of several kinds', [shows('observation', 1), shows('quiz', 2), shows('role-play', 3)], 3],
    ['the newer of one kind, though lower', [shows('observation', 3, '2026-01-01'), shows('observation', 1)], 1],
    ['the newer of one kind, given first', [shows('observation', 1), shows('observation', 3, '2026-01-01')], 1],
    ['of one day what was added later', [shows('talk', 3), shows('talk', 2)], 2],
    ['the better of two checks', [shows('quiz', 2, '2026-01-01', 'a/x'), shows('quiz', 1, '2026-06-01', 'b/x')], 2],
    ['the newer time of one check', [shows('quiz', 2, '2026-01-01', 'a/x'), shows('quiz', 1, '2026-06-01', 'a/x')], 1],
  ])('%s', (_, evidence, level) => expect(need('BND-5', 'day-90', evidence).level).toBe(level));

  it('says what it rests on', () => {
    const seen = shows('observation', 3);
    expect(need('BND-5', 'day-90', [shows('quiz', 2), seen]).rests).toBe(seen);
    expect(need('BND-5', 'day-90', [shows('self-rating', 4)]).rests).toBeNull();
  });
});

describe('what is safety-critical', () => {
  it.each<[string, Evidence[], number]>([
    ['is not shown by a check that reaches the level', [shows('quiz', 2)], 1],
    ['is not shown by a scenario', [shows('scenario', 2)], 1],
    ['is not shown by a document', [shows('document', 4)], 1],
    [
      'is not shown by what was seen below the level beside a check at it',
      [shows('role-play', 1), shows('quiz', 2)],
      1,
    ],
    ['is shown by a role play', [shows('role-play', 2)], 0],
    ['is shown by a talk', [shows('talk', 2)], 0],
    ['is shown by real work', [shows('observation', 2)], 0],
    ['is open with nothing', [], 2],
  ])('%s', (_, evidence, gap) => expect(need('CRI-1', 'before-contact', evidence).gap).toBe(gap));

  it('is fresh for twelve months, everything else for 24', () => {
    expect([monthsFresh(the('CRI-1')), monthsFresh(the('COM-1'))]).toEqual([12, 24]);
  });

  it('stays before lone contact with an obstacle in its way', () => {
    expect(need('CRI-1', 'day-90', [shows('observation', 1)], { obstacle: workload }).band).toBe('before-contact');
  });
});

describe('staleness', () => {
  it.each<[string, string, Evidence[], boolean]>([
    ['the last day of twelve months', 'RSK-5', [shows('talk', 3, '2025-11-24')], false],
    ['the day after', 'RSK-5', [shows('talk', 3, '2025-11-23')], true],
    ['the last day of 24 months', 'COM-1', [shows('observation', 3, '2024-11-24')], false],
    ['the day after that', 'COM-1', [shows('observation', 3, '2024-11-23')], true],
    [
      'a newer one of another kind at the level asked for',
      'COM-1',
      [shows('observation', 4, '2024-01-01'), shows('role-play', 3)],
      false,
    ],
    ['a newer one below it', 'COM-1', [shows('observation', 3, '2024-01-01'), shows('quiz', 1)], true],
    [
      'only a check is new where it must be seen',
      'RSK-2',
      [shows('observation', 3, '2024-01-01'), shows('document', 4)],
      true,
    ],
    ['an old self-rating', 'COM-1', [shows('self-rating', 3, '2020-01-01')], false],
    ['nothing', 'COM-1', [], false],
  ])('%s', (_, code, evidence, stale) => expect(need(code, 'yearly', evidence).isStale).toBe(stale));

  it('weighs as much as the competency', () => {
    const old = [shows('observation', 2, '2024-01-01')];
    expect(need('COM-1', 'yearly', old)).toMatchObject({ gap: 1, score: 4, band: 'this-month' });
    expect(need('SOC-1', 'yearly', [shows('observation', 3, '2024-01-01')])).toMatchObject({ score: 1, band: 'watch' });
  });
});

describe('what somebody says of themselves', () => {
  it.each<[string, Evidence[], Need['talk']]>([
    ['nothing', [shows('observation', 3)], null],
    ['two steps below what was seen', [shows('observation', 3), shows('self-rating', 1)], 'confidence'],
    ['two steps above', [shows('observation', 1), shows('self-rating', 3)], 'apart'],
    ['one step above', [shows('observation', 2), shows('self-rating', 3)], null],
    ['one step below what is asked and shown', [shows('observation', 3), shows('self-rating', 2)], 'unsure'],
    ['low, with nothing seen', [shows('self-rating', 0)], null],
    ['high, with nothing seen', [shows('self-rating', 4)], null],
    ['that it is not part of the job', [shows('self-rating', null)], 'not-my-job'],
    [
      'two things, the newer counts',
      [shows('observation', 3), shows('self-rating', 1, '2026-01-01'), shows('self-rating', 3)],
      null,
    ],
  ])('%s', (_, evidence, talk) => expect(need('COM-1', 'day-90', evidence).talk).toBe(talk));

  it('does not close what is asked by calling it no part of the job', () => {
    expect(need('COM-1', 'day-90', [shows('self-rating', null)])).toMatchObject({ gap: 3, score: 6 });
  });
});

describe('what to do', () => {
  it.each<[string, Evidence[], Need['action']]>([
    ['nothing at all: learn', [], 'learn'],
    ['known, not seen: look', [shows('quiz', 1)], 'observe'],
    ['seen, not yet alone: practise', [shows('role-play', 2)], 'practise'],
    ['seen as not yet: learn', [shows('observation', 0)], 'learn'],
    ['there: nothing', [shows('observation', 3)], null],
  ])('%s', (_, evidence, action) => expect(need('COM-1', 'day-90', evidence).action).toBe(action));
});

describe('the order', () => {
  const codes = (needs: Need[], stage: Stage) => inOrder(needs, stage).map(({ competency }) => competency.code);

  it('puts open safety-critical competencies first before contact, whatever they score', () => {
    const [light, heavy] = [need('CRI-1', 'before-contact', [shows('quiz', 2)]), need('COM-1', 'before-contact')];
    expect([light.score, heavy.score]).toEqual([3, 4]);
    expect(codes([heavy, light], 'before-contact')).toEqual(['CRI-1', 'COM-1']);
    expect(codes([heavy, light], 'day-90')).toEqual(['COM-1', 'CRI-1']);
  });

  it('then goes by what weighs most, the older request, and the name', () => {
    const [old, late] = ['2026-01-01', '2026-06-01'].map((on) => ({ id: on, on }));
    const some = [
      need('SOC-1', 'day-90', [shows('observation', 1)]),
      need('SOC-3', 'day-90', [shows('observation', 2)], { wish: late! }),
      need('SOC-2', 'day-90', [shows('observation', 2)], { wish: old! }),
      need('SOC-4', 'day-90', [shows('observation', 1)]),
      need('COM-1', 'day-90'),
    ];
    expect(codes(some, 'day-90')).toEqual(['COM-1', 'SOC-2', 'SOC-3', 'SOC-4', 'SOC-1']);
  });
});

it('says nothing of lone contact where nothing safety-critical is asked', () => {
  expect(loneContact([need('SOC-5', 'before-contact')])).toBeNull();
  expect(loneContact([need('CRI-1', 'before-contact', [shows('role-play', 2)])])).toEqual({
    met: 1,
    of: 1,
    missing: [],
  });
});

const kinds = ['observation', 'role-play', 'talk', 'document', 'quiz', 'scenario', 'self-rating'] as const;
const days = fc
  .integer({ min: 0, max: 1500 })
  .map((back) => new Date(Date.parse(today) - back * 86_400_000).toISOString().slice(0, 10));
const someEvidence = fc
  .record({ kind: fc.constantFrom(...kinds), level: fc.integer({ min: 0, max: 4 }), on: days })
  .map(({ kind, level, on }) => shows(kind, level, on));
const question = fc.record({
  competency: fc.constantFrom(...all),
  stage: fc.constantFrom<Stage>('before-contact', 'day-90', 'yearly'),
  evidence: fc.array(someEvidence, { maxLength: 8 }),
  wish: fc.constantFrom(null, asked),
  obstacle: fc.constantFrom(null, workload),
});
type Question = Omit<Parameters<typeof needOf>[0], 'today'>;
const of = (given: Question) => needOf({ ...given, today });

describe('of any evidence', () => {
  it('only adds: a kind that was not there before takes nothing away', () => {
    fc.assert(
      fc.property(question, someEvidence, (given, more) => {
        fc.pre(more.kind !== 'self-rating' && given.evidence.every(({ kind }) => kind !== more.kind));
        const [before, after] = [of(given), of({ ...given, evidence: [...given.evidence, more] })];
        expect(after.level).toBeGreaterThanOrEqual(before.level);
        expect(after.gap).toBeLessThanOrEqual(before.gap);
      }),
    );
  });

  it('lets the newer outrank the older of its kind, in whatever order it is given', () => {
    fc.assert(
      fc.property(question, fc.constantFrom(...kinds), fc.integer({ min: 0, max: 4 }), (given, kind, level) => {
        const newest = shows(kind, level, today);
        const others = given.evidence.filter((one) => one.kind !== kind);
        const found = of({ ...given, evidence: [newest, ...given.evidence] });
        expect(found).toMatchObject({ level: of({ ...given, evidence: [...others, newest] }).level });
        expect(lastOfEachKind([newest, ...given.evidence])).toContain(newest);
      }),
    );
  });

  it('never closes a gap, lowers a score or moves a band for what somebody says of themselves', () => {
    fc.assert(
      fc.property(question, fc.option(fc.integer({ min: 0, max: 4 })), (given, level) => {
        const said = of({ ...given, evidence: [...given.evidence, shows('self-rating', level, today)] });
        const { gap, score, band, level: shown } = of(given);
        expect(said).toMatchObject({ gap, score, band, level: shown });
      }),
    );
  });

  it('lists everything it stands on, once, the newest first', () => {
    fc.assert(
      fc.property(question, (given) => {
        const ids = [...given.evidence, given.wish, given.obstacle].flatMap((one) => one?.id ?? []);
        const { evidenceIds } = of(given);
        expect([...evidenceIds].sort()).toEqual([...ids].sort());
        const dates = evidenceIds.flatMap((id) => given.evidence.find((one) => one.id === id)?.on ?? []);
        expect(dates).toEqual([...dates].sort().reverse());
      }),
    );
  });

  it('asks for no more than the stage, and says a band that fits', () => {
    fc.assert(
      fc.property(question, (given) => {
        const { gap, band, score, isStale, competency } = of(given);
        expect(gap).toBeLessThanOrEqual(requiredAt(competency, given.stage));
        expect(band === 'none').toBe(score === 0);
        if (competency.safetyCritical && isStale) expect(['before-contact', 'this-month']).toContain(band);
        if (band === 'before-contact') expect([competency.safetyCritical, gap > 0]).toEqual([true, true]);
      }),
    );
  });

  it('puts the same needs in the same order, however they come', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 6 }), (some) => {
        const needs = [...new Map(some.map((one) => [one.competency.code, of(one)])).values()];
        expect(inOrder([...needs].reverse(), 'before-contact')).toEqual(inOrder(needs, 'before-contact'));
      }),
    );
  });
});
