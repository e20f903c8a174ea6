import fc from 'fast-check';
import type { RunStep } from '../../src/attempts/scenario-path.rules';
import type { Choice, CompetencyArea, TrainingModule, TrainingPath } from '../../src/content/course-model.types';
import type { Question } from '../../src/content/question.types';
import type { Leave } from '../../src/enrolments/asked.types';
import { askedAreas } from '../../src/evidence/asked-areas.rules';
import { fromChecks, fromScenarios, type Tried } from '../../src/evidence/derived.rules';
import { standingEntries } from '../../src/evidence/entries.rules';
import { standingOn } from '../../src/evidence/stage.rules';

const question = (id: string, competencies: string[], mustPass = false): Question => ({
  ...{ id, competencies, mustPass, markdown: '', feedback: '', hash: '' },
  type: 'true-false',
  options: [],
});
const choice = (quality: Choice['quality'], to: string): Choice => ({ text: '', feedback: '', quality, to });
const turn = (id: string, choices: Choice[]) => ({ id, markdown: '', hash: '', ending: choices.length === 0, choices });
const taughtModule = {
  slug: 'boundaries',
  competencies: ['BND-1', 'BND-2'],
  contents: [
    { kind: 'quiz', id: 'check', pass: 80, mode: 'check' },
    { kind: 'quiz', id: 'warm-up', pass: 80, mode: 'practice' },
  ],
  quizzes: ['check', 'warm-up'].map((id) => ({
    ...{ id, title: '', intro: '', shuffle: 'none' },
    questions: [question('a', ['BND-1'], true), question('b', ['BND-2']), question('c', ['BND-2', 'BND-3'])],
  })),
  scenarios: [
    {
      ...{ id: 'friend', title: '', minutes: 1 },
      turns: [
        turn('one', [choice('best', 'two'), choice('poor', 'two')]),
        turn('two', [choice('ok', 'end'), choice('unsafe', 'end')]),
        turn('end', []),
      ],
    },
  ],
} as unknown as TrainingModule;

const tried = (chainNo: number, more: Partial<Tried> = {}): Tried => ({
  ...{
    attemptId: `try-${chainNo}`,
    enrolmentId: 'e',
    module: taughtModule,
    quizId: 'check',
    questionIds: null,
    passed: true,
  },
  ...{ on: '2026-11-01', chainNo },
  ...more,
});
const shown = (tries: Tried[]) =>
  Object.fromEntries(fromChecks(tries).map(({ competency, level }) => [competency, level]));

describe('what a check shows', () => {
  it('is knowing, and more where a question about it must be right', () => {
    expect(shown([tried(1)])).toEqual({ 'BND-1': 2, 'BND-2': 1, 'BND-3': 1 });
  });
  it('is nothing where it was not passed, or was practice', () => {
    expect(shown([tried(1, { passed: false })])).toEqual({});
    expect(shown([tried(1, { quizId: 'warm-up' })])).toEqual({});
  });
  it('is only what its questions were about', () => {
    expect(shown([tried(1, { questionIds: ['b'] })])).toEqual({ 'BND-2': 1 });
  });
  it('takes in what was asked in the tries before, where a try asks only what was missed', () => {
    const first = tried(1, { passed: false, questionIds: ['a', 'b'] });
    expect(shown([first, tried(2, { questionIds: ['b'] })])).toEqual({ 'BND-1': 2, 'BND-2': 1 });
    expect(shown([{ ...first, enrolmentId: 'other' }, tried(2, { questionIds: ['b'] })])).toEqual({ 'BND-2': 1 });
  });
  it('stands on the try that was passed, and says which check it was', () => {
    const [one] = fromChecks([tried(1, { passed: false }), tried(2)]);
    expect(one).toMatchObject({ id: 'try-2', kind: 'quiz', source: 'boundaries/check', chainNo: 2 });
  });
});

const competency = (code: string, evidence: string[] = []) => ({
  ...{ code, title: code, weight: 1, safetyCritical: false, levels: { beforeContact: 1, day90: 1, yearly: 1 } },
  evidence,
});
const area = (code: string, ...numbers: string[]): CompetencyArea => ({
  code,
  title: code,
  competencies: numbers.map((n) => competency(`${code}-${n}`, n === '1' ? ['scenario'] : [])),
});
type Step = RunStep & { on: string; chainNo: number };
const step = (stepNo: number, afterNo: number, turnId: string | null, choiceNo: number | null, ended = 0): Step => ({
  ...{ stepNo, afterNo, turnId, choiceNo, ended, kind: turnId ? 'choice' : 'return' },
  ...{ on: `2026-11-0${stepNo}`, chainNo: stepNo },
});
const walked = (...steps: Step[]) =>
  fromScenarios([{ runId: 'run', module: taughtModule, scenarioId: 'friend', steps }], [area('BND', '1', '2')]);

describe('what a scenario shows', () => {
  it('is doing it with support, of what a scenario can show', () => {
    expect(walked(step(1, 0, 'one', 1), step(2, 1, 'two', 1, 1))).toEqual([
      expect.objectContaining({ competency: 'BND-1', kind: 'scenario', level: 2, on: '2026-11-02', id: 'run' }),
    ]);
  });
  it.each([
    ['cost trust', [step(1, 0, 'one', 2), step(2, 1, 'two', 1, 1)]],
    ['was not safe', [step(1, 0, 'one', 1), step(2, 1, 'two', 2, 1)]],
  ])('is nothing where a choice on the way %s', (_, steps) => expect(walked(...steps)).toEqual([]));
  it('is nothing before an ending', () => expect(walked(step(1, 0, 'one', 1))).toEqual([]));
  it('counts a good way that was tried after another', () => {
    const way = [step(1, 0, 'one', 1), step(2, 1, 'two', 2, 1), step(3, 1, null, null), step(4, 1, 'two', 1, 1)];
    expect(walked(...way)).toMatchObject([{ on: '2026-11-04', level: 2 }]);
  });
});

describe('which areas are asked of somebody', () => {
  const areas = [area('ROL', '1'), area('SUP', '1'), area('NEW', '1')];
  const path = (id: string, ...modules: string[]): TrainingPath => ({
    ...{ id, title: id, for: { roles: [], teamTypes: [] }, startChecklist: [] },
    groups: [{ title: '', why: '', modules }],
  });
  const paths = [path('act', 'role'), path('supervisors', 'supervising')];
  const taught = new Map([
    ['role', ['ROL-1']],
    ['supervising', ['SUP-1']],
  ]);
  const codes = (...own: string[]) => askedAreas(areas, paths, taught, new Set(own)).map(({ code }) => code);

  it('is what their own paths teach, and what no path teaches', () => {
    expect(codes('act')).toEqual(['ROL', 'NEW']);
    expect(codes('supervisors')).toEqual(['SUP', 'NEW']);
    expect(codes('act', 'supervisors')).toEqual(['ROL', 'SUP', 'NEW']);
  });
  it('is nothing for somebody on no path', () => expect(codes()).toEqual([]));
});

describe('the stage', () => {
  const works = (minutesPerWeek: number, pauses: Leave[] = []) => ({
    patterns: [{ fromOn: '2020-01-01', minutesPerWeek, workingDays: '12345', engagement: 'paid' as const }],
    pauses,
  });
  const at = (today: string, minutes = 2250, pauses: Leave[] = []) =>
    standingOn('2026-01-05', works(minutes, pauses), today);

  it.each([
    ['the first day', at('2026-01-05'), 'before-contact', 1],
    ['the twelfth day', at('2026-01-17'), 'before-contact', 11],
    ['just before day 90', at('2026-04-03'), 'before-contact', 88],
    ['day 90 and the working day after', at('2026-04-06'), 'day-90', 91],
    ['half time on that day', at('2026-04-06', 1125), 'before-contact', 44],
    [
      'five days of leave before it',
      at('2026-04-06', 2250, [{ fromOn: '2026-02-02', toOn: '2026-02-06' }]),
      'before-contact',
      84,
    ],
    ['a year on', at('2027-01-05'), 'yearly', 365],
    ['a year on, with leave since', at('2027-01-05', 2250, [{ fromOn: '2026-06-01', toOn: null }]), 'day-90', 144],
    ['no hours', at('2030-01-07', 0), 'before-contact', 1],
  ])('%s', (_, found, stage, day) => expect(found).toEqual({ stage, day }));

  it('is before first contact for somebody who has not come yet, or of whom nobody knows', () => {
    for (const startedOn of ['2026-02-01', null])
      expect(standingOn(startedOn, works(2250), '2026-01-05')).toEqual({ stage: 'before-contact', day: null });
  });

  it('never goes back as days pass', () => {
    const days = fc.integer({ min: 0, max: 700 });
    const dayAfter = (n: number) => new Date(Date.parse('2026-01-05') + n * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(days, days, fc.integer({ min: 100, max: 3000 }), (a, b, minutes) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((n) => at(dayAfter(n), minutes).day!);
        expect(late!).toBeGreaterThanOrEqual(early!);
      }),
    );
  });
});

it('lets the last revision of an entry stand, and none that was taken back', () => {
  const entry = (id: string, entryNo: number, revision: number, withdrawn = 0) => ({
    ...{ id, entryNo, revision, withdrawn, chainNo: entryNo * 10 + revision, competency: 'COM-1' },
    ...({ kind: 'talk', level: 2, seenOn: '2026-11-01', reason: null } as const),
  });
  const all = [
    entry('b2', 2, 2),
    entry('a1', 1, 1),
    entry('a2', 1, 2),
    entry('b1', 2, 1),
    entry('c1', 3, 1),
    entry('c2', 3, 2, 1),
  ];
  expect(standingEntries(all).map(({ id }) => id)).toEqual(['a2', 'b2']);
});
