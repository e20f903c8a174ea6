import fc from 'fast-check';
import { sortedOut } from '../../src/completions/out/completions-out.service';
import { formats, type Line, presets, shares } from '../../src/completions/out/presets.rules';

const line = (more: Partial<Line> = {}): Line => ({
  name: 'Amara Jane Okafor',
  email: 'amara@demo.example',
  code: 'boundaries',
  title: 'Boundaries',
  version: 2,
  startedOn: '2026-10-05',
  completedOn: '2026-11-24',
  validUntil: null,
  minutes: 50,
  areas: [
    { code: 'BND', title: 'Boundaries', skills: 2 },
    { code: 'COM', title: 'Communication', skills: 1 },
  ],
  ...more,
});
const cells = (preset: keyof typeof formats, one = line()) =>
  formats[preset].lines(one).map((row) => Object.fromEntries(formats[preset].head.map((name, n) => [name, row[n]])));

it('writes what Relias asks for: MM/DD/YY, and the names apart', () => {
  expect(cells('relias')).toEqual([
    {
      Username: 'amara@demo.example',
      'Last Name': 'Okafor',
      'First Name': 'Amara Jane',
      'External Course Code': 'boundaries',
      'External Course Title': 'Boundaries',
      'Course Search Filter': '',
      'Start Date': '10/05/26',
      'Completed Date': '11/24/26',
    },
  ]);
});

it('writes what Totara and LatitudeLearning ask for', () => {
  const [user, day] = ['amara@demo.example', '2026-11-24'];
  expect(cells('totara')).toEqual([
    { username: user, courseshortname: 'Boundaries', courseidnumber: 'boundaries', completiondate: day, grade: '100' },
  ]);
  const [latitude] = cells('latitude');
  expect(latitude).toMatchObject({ 'Enroll Date': '10/05/2026', 'Score Date': '11/24/2026', Score: '100' });
});

it('shares a module’s minutes among its areas, and marks ethics', () => {
  expect(cells('hours').map(({ category, ethics, minutes }) => [category, ethics, minutes])).toEqual([
    ['Boundaries', 'yes', '33'],
    ['Communication', '', '17'],
  ]);
  const area = fc.record({ code: fc.string(), title: fc.string(), skills: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(fc.nat(600), fc.array(area, { minLength: 1, maxLength: 8 }), (minutes, areas) => {
      const given = shares({ minutes, areas }).map((one) => one.minutes);
      expect(given.reduce((sum, one) => sum + one, 0)).toBe(minutes);
      expect(Math.min(...given)).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('leaves out and names whom a format lacks something about', () => {
  const [whole, single, noTime] = [line(), line({ name: 'Prince' }), line({ name: 'Ben Whitford', minutes: 0 })];
  expect(sortedOut([whole, single, noTime], 'relias').lacking).toEqual(['Prince']);
  expect(sortedOut([whole, single, noTime], 'hours')).toMatchObject({ lacking: ['Ben Whitford'] });
  expect(sortedOut([whole, single, noTime], 'generic').ready).toHaveLength(3);
  for (const preset of presets)
    for (const row of formats[preset].lines(whole)) expect(row).toHaveLength(formats[preset].head.length);
});
