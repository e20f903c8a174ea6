import { AuditService } from '../../src/audit/audit.service';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { bothOf } from '../support/sheets';

let at: TestApp;
let sol: Browser;
let uma: Browser;
beforeAll(async () => {
  at = await startApp();
  [sol, uma] = [await Browser.as(at, 'sol'), await Browser.as(at, 'uma')];
});
afterAll(() => at.close());

it('shows exactly the supervisor’s own people', async () => {
  const [north, south] = [(await sol.get('/team/modules')).text, (await uma.get('/team/modules')).text];
  expect([north.includes('Amara Okafor'), north.includes('Chloe Martin')]).toEqual([true, false]);
  expect([south.includes('Amara Okafor'), south.includes('Chloe Martin')]).toEqual([false, true]);
});

it('downloads the same rows as the page shows', async () => {
  const address = '?state=done&sort=name';
  const names = [
    ...(await sol.get(`/team/modules${address}`)).text.matchAll(/<a href="\/people\/[^"]+">([^<]+)</g),
  ].map(([, name]) => name);
  const csv = await sol.get(`/team.csv${address}`);
  expect(csv.header['content-type']).toContain('text/csv');
  expect(
    csv.text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]),
  ).toEqual(names);
  expect(names).toContain('Ben Whitford');
  expect(names).not.toContain('Amara Okafor');
});

it('writes every download of the team into the log, with a count and no name', async () => {
  await uma.get('/team.csv');
  const [event] = await at.app.get(AuditService).list();
  expect(event).toMatchObject({ action: 'team.exported', actor: 'Uma Nair', subject: null });
  expect(Object.keys(event!.detail)).toEqual(['lines']);
  expect(event!.detail.lines).toBeGreaterThan(5);
});

it('opens one person’s page, notes the visit once a day, and lets the person read it', async () => {
  const href = /href="(\/people\/[^"]+)">Amara Okafor/.exec((await sol.get('/team')).text)![1]!;
  expect((await sol.get(href)).text).toContain('Amara Okafor has finished');
  await sol.get(href);
  const record = (await (await Browser.as(at, 'amara')).get('/my-record')).text;
  expect(record.match(/Sol Reyes/g)).toHaveLength(1);
});

it('does not know Amara for another team’s supervisor', async () => {
  const href = /href="(\/people\/[^"]+)">Amara Okafor/.exec((await sol.get('/team')).text)![1]!;
  expect((await uma.get(href)).status).toBe(404);
});

describe('completions for other systems', () => {
  const days = (preset: string) => ({ generic: 6, relias: 7, totara: 3, latitude: 3, hours: 3 })[preset]!;

  it.each(['generic', 'relias', 'totara', 'latitude', 'hours'])(
    'are read by another program in the format %s',
    async (preset) => {
      const [csv, xlsx] = await bothOf(sol, '/team/completions', `?preset=${preset}`);
      expect(xlsx).toEqual(csv);
      const named = (await sol.get(`/team/completions?preset=${preset}`)).text;
      if (preset === 'hours') return expect(named).toContain('no time was counted'); // the tests’ course teaches no area
      expect(csv.length).toBeGreaterThan(3);
      const shapes: Record<string, RegExp> = {
        generic: /^\d{4}-\d\d-\d\d$/,
        relias: /^\d\d\/\d\d\/\d\d$/,
        totara: /^\d{4}-\d\d-\d\d$/,
        latitude: /^\d\d\/\d\d\/\d{4}$/,
      };
      for (const line of csv.slice(1)) expect(line[days(preset)]).toMatch(shapes[preset]!);
      expect(csv.flat()).toContain('ben@demo.example');
      expect(csv.flat().join()).not.toMatch(/chloe@|\d\d:\d\d/);
    },
  );

  it('are of everybody for an administrator, of the days chosen, and a line of the log', async () => {
    const ada = await Browser.as(at, 'ada');
    const [all] = await bothOf(ada, '/administration/completions', '?preset=totara');
    expect(new Set(all.map(([user]) => user)).has('kadija@demo.example')).toBe(true);
    const [event] = await at.app.get(AuditService).list();
    expect(event).toMatchObject({
      action: 'completions.exported',
      detail: { lines: all.length - 1, preset: 'totara' },
    });
    const [none] = await bothOf(ada, '/administration/completions', '?from=2001-01-01&to=2001-12-31');
    expect(none).toHaveLength(1);
    expect((await ada.get('/administration/completions')).text).toContain('href="/administration/completions.csv?');
    expect((await sol.get('/administration/completions.csv')).status).toBe(404);
  });
});
