import { join } from 'node:path';
import { auditDifferences, findDifferences } from '../../src/operations/verify';
import { RostersService } from '../../src/rosters/rosters.service';
import { idOf } from '../administration/places';
import { type TestApp, startApp } from '../support/app';
import { csv, importRoster, undoImport, visibleState } from '../support/roster';

jest.setTimeout(240_000);
const [rowCount, badCount] = process.env.FULL ? [5_000, 200] : [1_000, 40];
let at: TestApp;
/** At full numbers with every path that is shipped. */
const env: Record<string, string> = process.env.FULL ? { COURSES_DIR: join(__dirname, '..', '..', 'courses') } : {};
beforeAll(async () => (at = await startApp(env)));
afterAll(() => at.close());

const bad = [
  (n: number) => `Nobody ${n},not-an-address,North,,,,`,
  (n: number) => `Nobody ${n},bad${n}@roster.example,Atlantis,,,,`,
  (n: number) => `Nobody ${n},bad${n}@roster.example,North,,03/04/2026,,`,
  (n: number) => `Nobody ${n},bad${n}@roster.example,North,missing${n}@roster.example,,,`,
  (n: number) => `Nobody ${n},bad${n}@roster.example,North,,,ninety,`,
];
const good = (n: number) =>
  `Person ${n},person${n}@roster.example,${n % 2 ? 'North' : 'South'},${n % 2 ? 'sol' : 'uma'}@demo.example,2026-0${1 + (n % 9)}-15,${8 + (n % 30)},${n % 50 ? 'learner' : 'learner; supervisor'}`;
const isBad = (n: number) => n % (rowCount / badCount) === 7;
const lines = Array.from({ length: rowCount }, (_, n) => (isBad(n) ? bad[((n / 25) % 5) | 0]!(n) : good(n)));
const roster = csv('name,email,team,supervisor,start date,hours,role', ...lines);

async function timed<T>(what: string, most: number, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const done = await work();
  const seconds = (performance.now() - began) / 1_000;
  console.info(`${what}: ${seconds.toFixed(2)} s.`);
  expect(seconds).toBeLessThan(most);
  return done;
}

it('names each bad row of a large roster, imports the others, finds nothing the second time, and undoes it exactly', async () => {
  const before = await visibleState(at);
  const rosters = at.app.get(RostersService);
  const dry = await timed(`Dry run of ${rowCount} rows`, 10, () => rosters.dryRun(roster));
  if (dry.problem !== null) throw new Error(dry.problem);
  const named = new Set(dry.problems.map((problem) => problem.line));
  expect([...named]).toEqual(lines.flatMap((_, n) => (isBad(n) ? [n + 2] : [])));
  expect(dry.people.map(({ kind }) => kind)).toEqual(Array(rowCount - badCount).fill('new'));

  const id = await timed('Importing it', 60, () => importRoster(at, roster));
  expect((await visibleState(at)).people).toHaveLength(before.people!.length + rowCount - badCount);
  const again = await timed('The same again', 10, () => rosters.dryRun(roster));
  expect(again.problem === null && again.people.every(({ kind }) => kind === 'same')).toBe(true);
  expect(await importRoster(at, roster)).toBeNull();

  await timed('Undoing it', 60, async () => undoImport(at, id!, await idOf(at, 'ada')));
  expect(await visibleState(at)).toEqual(before);
  expect(await auditDifferences(at.app)).toEqual([]);
  expect(await findDifferences(at.app)).toEqual([]);
});
