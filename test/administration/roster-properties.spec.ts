import fc from 'fast-check';
import { auditDifferences, findDifferences } from '../../src/operations/verify';
import { RostersService } from '../../src/rosters/rosters.service';
import { type TestApp, startApp } from '../support/app';
import { csv, importRoster, undoImport, visibleState } from '../support/roster';
import { coursesByTeamType, idOf } from './places';

jest.setTimeout(120_000);
const courses = coursesByTeamType();
let at: TestApp;
beforeAll(async () => (at = await startApp({ COURSES_DIR: courses.coursesDir })));
afterAll(async () => {
  await at.close();
  courses.clear();
});

const cast = ['amara', 'ben', 'chloe', 'tess', 'sol', 'grace'].map((key) => `${key}@demo.example`);
const some = <T>(...values: T[]) => fc.constantFrom<T | ''>('', '', ...values);
const line = fc.record({
  email: fc.oneof(
    fc.constantFrom(...cast),
    fc.integer({ min: 1, max: 6 }).map((n) => `new${n}@roster.example`),
  ),
  team: some('North', 'south', 'Third'),
  type: some('campus', 'act'),
  supervisor: some('sol@demo.example', 'uma@demo.example', 'new1@roster.example', 'nobody@roster.example'),
  started: some('2020-02-29', '2030-01-01', '2026-11-01'),
  hours: some('8', '37.5', '0'),
  days: some('Mon-Fri', 'Tue Thu'),
  engagement: some('volunteer', 'paid'),
  role: some('supervisor', 'trainer;learner', 'learner'),
});
const roster = fc.uniqueArray(line, { selector: (one) => one.email, minLength: 1, maxLength: 8 });
const written = (lines: { email: string }[]) =>
  csv(
    'name,email,team,team type,supervisor,start date,hours,days,engagement,role',
    ...lines.map((one) => [`Known as ${one.email.split('@')[0]}`, ...Object.values(one)].join(',')),
  );

async function looked(lines: { email: string }[]) {
  const found = await at.app.get(RostersService).dryRun(written(lines));
  if (found.problem !== null) throw new Error(found.problem);
  return found;
}
const withoutLines = ({ people, newTeams, problems }: Awaited<ReturnType<typeof looked>>) => ({
  people: people
    .map(({ kind, row, changes }) => ({ kind, changes, email: row.email }))
    .sort((a, b) => (a.email < b.email ? -1 : 1)),
  newTeams,
  problems: problems.map(({ code, said }) => `${code} ${said}`).sort(),
});

it('does the same whatever the order of the lines, nothing the second time, and undoing it restores everything', async () => {
  const ada = await idOf(at, 'ada');
  await fc.assert(
    fc.asyncProperty(roster, fc.nat(), async (lines, turn) => {
      const cut = turn % lines.length;
      const turned = [...lines.slice(cut), ...lines.slice(0, cut)].reverse();
      expect(withoutLines(await looked(turned))).toEqual(withoutLines(await looked(lines)));
      const before = await visibleState(at);
      const importId = await importRoster(at, written(lines));
      const again = await looked(turned);
      expect(again.people.filter(({ kind }) => kind !== 'same')).toEqual([]);
      expect(await importRoster(at, written(turned))).toBeNull();
      if (importId === null) return;
      expect(await visibleState(at)).not.toEqual(before);
      expect(await undoImport(at, importId, ada)).toBe(true);
      expect(await visibleState(at)).toEqual(before);
    }),
    { numRuns: process.env.FULL ? 200 : 40 },
  );
  expect(await auditDifferences(at.app)).toEqual([]);
  expect(await findDifferences(at.app)).toEqual([]);
});
