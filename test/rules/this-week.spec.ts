import fc from 'fast-check';
import { needOf, inOrder, loneContact } from '../../src/evidence/needs.rules';
import type { Needs } from '../../src/evidence/needs.service';
import type { Evidence, Obstacle, Stage } from '../../src/evidence/needs.types';
import type { Competency } from '../../src/content/course-model.types';
import { missingOf, topNeeds } from '../../src/supervision/person-week.rules';
import { firstLines, sharedGap, teamWeek } from '../../src/supervision/team-week.rules';
import { itemsOf, type PersonWeek, type WeekModule } from '../../src/supervision/this-week.rules';

const today = '2026-11-24';
const competency = (code: string, safetyCritical: boolean, asked = 2): Competency => ({
  code,
  title: `Skill ${code}`,
  weight: safetyCritical ? 3 : 1,
  safetyCritical,
  levels: { beforeContact: asked, day90: 3, yearly: 3 },
  evidence: [],
});
const skills = [competency('CRI-1', true), competency('CRI-2', true), competency('COM-1', false)];

let n = 0;
const shows = (code: string, kind: Evidence['kind'], level: number, on = '2026-11-20'): Evidence => {
  const chainNo = ++n;
  return { id: `e${chainNo}`, competency: code, kind, level, on, chainNo };
};
const seenAll = () => ['CRI-1', 'CRI-2', 'COM-1'].map((code) => shows(code, 'role-play', 3));

function needs(evidence: Evidence[], stage: Stage = 'before-contact', obstacle: Obstacle | null = null): Needs {
  const all = skills.map((one) => {
    const own = evidence.filter(({ competency: code }) => code === one.code);
    return needOf({ competency: one, stage, today, evidence: own, wish: null, obstacle });
  });
  const known = { entries: new Map(), signedOff: new Map(), replies: [], derived: [], titles: new Map() };
  const rest = { areas: [], ...known, today, day: 12 };
  return { ...rest, stage, ordered: inOrder(all, stage), lone: loneContact(all) };
}
const week = (name: string, more: Partial<PersonWeek> = {}): PersonWeek => ({
  person: { id: name, name, teamId: 't', teamName: 'North', startedOn: '2026-11-12', covered: null },
  needs: needs(seenAll()),
  away: null,
  modules: [],
  questions: null,
  signOffs: [],
  agreed: null,
  supervision: null,
  ...more,
});
const aModule = (slug: string, more: Partial<WeekModule>): WeekModule => ({
  slug,
  title: slug.toUpperCase(),
  state: 'ahead',
  dueOn: null,
  because: null,
  renewal: null,
  talkSince: null,
  competencies: [],
  ...more,
});
const kinds = (one: PersonWeek) => itemsOf(one).map(({ kind, urgency }) => `${urgency} ${kind}`);

it('says when the next talk is meant to be, first of all where it is late, and nothing on leave', () => {
  const supervision = { dueOn: '2026-11-27', isLate: false };
  expect(kinds(week('Ana', { supervision }))).toEqual(['later supervision']);
  const late = { dueOn: '2026-11-16', isLate: true };
  expect(kinds(week('Ana', { supervision: late }))).toEqual(['now supervision-late']);
  expect(kinds(week('Ana', { supervision: late, away: { until: null } }))).toEqual([]);
});

it('says nothing of somebody who is clear and on time', () => {
  expect(kinds(week('Ben'))).toEqual([]);
  expect(teamWeek([week('Ben')]).quiet.map(({ person }) => person.name)).toEqual(['Ben']);
});

it('puts what waits for the supervisor first, then what belongs to this week, then what is good to know', () => {
  const modules = [
    aModule('a', { state: 'due', dueOn: '2026-11-28' }),
    aModule('b', { state: 'late', dueOn: '2026-11-01' }),
    aModule('c', { state: 'started', talkSince: '2026-11-22' }),
    aModule('d', { state: 'closed' }),
    aModule('e', { state: 'done', renewal: { until: '2026-12-20', isValid: true } }),
    aModule('f', { state: 'late', dueOn: '2026-11-20', renewal: { until: '2026-11-10', isValid: false } }),
  ];
  const questions = { count: 2, since: '2026-11-20' };
  expect(kinds(week('Amara', { modules, questions, needs: needs([]) }))).toEqual([
    'now lone-contact',
    'now question',
    'now talk',
    'soon late',
    'soon renewal-over',
    'soon closed',
    'later renewal',
    'later due',
  ]);
});

it('says of somebody on leave only what they asked', () => {
  const modules = [aModule('b', { state: 'late', dueOn: '2026-11-01' })];
  const away = week('Farid', {
    modules,
    needs: needs([]),
    away: { until: null },
    questions: { count: 1, since: '2026-11-20' },
  });
  expect(kinds(away)).toEqual(['now question']);
  expect(teamWeek([away])).toMatchObject({ soonest: [], quiet: [], away: [{ person: { name: 'Farid' } }] });
});

it('orders people by who needs their supervisor soonest, the newer before the older', () => {
  const late = week('Ann', { modules: [aModule('b', { state: 'late', dueOn: '2026-11-01' })] });
  const later = week('Bea', { needs: needs([], 'yearly') });
  const newer = week('Cid', { needs: needs([]) });
  const asking = week('Dan', { questions: { count: 1, since: '2026-11-23' } });
  const order = teamWeek([late, later, newer, asking]).soonest.map(({ person }) => person.name);
  expect(order).toEqual(['Cid', 'Bea', 'Dan', 'Ann']);
});

it('gathers questions in one line, and never says one person twice beside', () => {
  const some = ['Ann', 'Bea', 'Cid'].map((name) =>
    week(name, { needs: needs([]), questions: { count: 1, since: `2026-11-1${name.length}` } }),
  );
  const lines = firstLines(teamWeek(some));
  expect(lines.map(({ of }) => of)).toEqual(['person', 'person', 'questions', 'person']);
  expect(lines[2]).toMatchObject({ count: 3, since: '2026-11-13' });
  expect(firstLines(teamWeek([week('Ben')]))).toEqual([]);
});

it('gives each skill that is missing its reason, what can close soonest first', () => {
  const modules = [aModule('route', { state: 'closed', competencies: ['CRI-2'] })];
  const reasons = (evidence: Evidence[], more: Partial<PersonWeek> = {}) =>
    missingOf(week('Amara', { needs: needs(evidence), ...more })).map(
      ({ need, reason }) => `${need.competency.code} ${reason}`,
    );
  expect(reasons([])).toEqual(['CRI-1 nothing', 'CRI-2 nothing']);
  expect(reasons([], { modules })).toEqual(['CRI-2 waits', 'CRI-1 nothing']);
  const quiz = shows('CRI-1', 'quiz', 2);
  expect(reasons([quiz, shows('CRI-2', 'role-play', 1)], { modules })).toEqual([
    'CRI-2 seen-lower',
    'CRI-1 only-checked',
  ]);
  const obstacle = { id: 'o', on: today, reason: 'workload' as const };
  expect(missingOf(week('Amara', { needs: needs([], 'before-contact', obstacle) }))[0]!.reason).toBe('obstacle');
});

it('tells three needs of somebody who is clear, and none beside what is missing', () => {
  expect(topNeeds(week('Amara', { needs: needs([]) }))).toEqual([]);
  const clear = week('Ben', { needs: needs(['CRI-1', 'CRI-2'].map((code) => shows(code, 'talk', 3))) });
  expect(topNeeds(clear).map(({ competency: { code } }) => code)).toEqual(['COM-1']);
});

it('names a skill for all only where more than half of those at work are below it', () => {
  const [clear, open] = [week('A'), week('B', { needs: needs([]) })];
  expect(sharedGap([clear, open])).toBeNull();
  expect(sharedGap([clear, open, { ...open }])).toMatchObject({ code: 'CRI-1', below: 2, of: 3 });
  expect(sharedGap([clear, open, { ...open, away: { until: null } }])).toBeNull();
  expect(sharedGap([])).toBeNull();
});

it('keeps everybody, in exactly one place, whatever their week holds', () => {
  const level = fc.constantFrom(0, 1, 2, 3);
  const one = fc.record({ level, isAway: fc.boolean(), asks: fc.boolean(), isLate: fc.boolean() });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (all) => {
      const weeks = all.map(({ level: shown, isAway, asks, isLate }, i) =>
        week(`P${i}`, {
          needs: needs(skills.map(({ code }) => shows(code, 'talk', shown))),
          away: isAway ? { until: null } : null,
          questions: asks ? { count: 1, since: today } : null,
          modules: isLate ? [aModule('b', { state: 'late', dueOn: '2026-11-01' })] : [],
        }),
      );
      const { soonest, quiet, away } = teamWeek(weeks);
      const names = [...soonest, ...quiet, ...away].map(({ person }) => person.name).sort();
      expect(names).toEqual(weeks.map(({ person }) => person.name).sort());
      expect(quiet.every(({ items }) => items.every(({ urgency }) => urgency === 'later'))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
