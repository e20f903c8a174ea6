import type { Resource } from '../../src/content/course-model.types';
import { countChecks, freshness } from '../../src/content/resources.rules';
import { filterResources, readResourceFilter } from '../../src/learning/resource-filter.rules';

const today = '2026-11-24';
const service = (id: string, more: Partial<Resource> = {}): Resource => ({
  id,
  group: 'City',
  name: id,
  about: 'It helps.',
  region: 'North',
  languages: ['English'],
  ...more,
});
const all = [
  service('Café', { region: 'South', languages: ['English', 'French'], verifiedOn: '2026-11-01' }),
  service('Ward team', { phone: '555-0100', verifiedOn: '2026-05-28' }),
  service('Line', { group: 'Country', verifiedOn: '2026-05-27' }),
  service('Group', { hours: 'Monday evening' }),
];
const ids = (query: Record<string, unknown>) =>
  filterResources(all, readResourceFilter(query), today).map((one) => one.id);

it.each<[Record<string, unknown>, string[]]>([
  [{}, ['Café', 'Ward team', 'Line', 'Group']],
  [{ q: 'cafe' }, ['Café']],
  [{ q: '  EVENING mon ' }, ['Group']],
  [{ q: '555-0100' }, ['Ward team']],
  [{ q: 'nothing like it' }, []],
  [{ region: 'South' }, ['Café']],
  [{ language: 'French' }, ['Café']],
  [{ topic: 'Country' }, ['Line']],
  [{ checked: 'no' }, ['Line', 'Group']],
  [{ checked: 'maybe', region: ['South'] }, ['Café', 'Ward team', 'Line', 'Group']],
  [{ region: 'South', q: 'ward' }, []],
])('finds with %j: %j', (query, found) => expect(ids(query)).toEqual(found));

it('counts as old what was checked more than 180 days ago', () => {
  expect(all.map((one) => freshness(one, today))).toEqual(['fresh', 'fresh', 'stale', 'unchecked']);
  expect(countChecks(all, today)).toEqual({ stale: 1, unchecked: 1 });
});
