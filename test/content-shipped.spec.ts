import { join } from 'node:path';
import { readLibrary } from '../src/content/files/read-library';
import { partsOf } from '../src/content/module-parts.rules';

const library = readLibrary(join(__dirname, '..', 'courses'));

it('ships courses without an error or a warning', () => {
  const problems = [...library.problems, ...library.modules.flatMap((read) => read.problems)];
  expect(problems.filter((problem) => problem.level !== 'note')).toEqual([]);
});

it('has the eight topics, a course for supervisors and one for whole teams, all of them ready', () => {
  expect(library.modules.map((read) => [read.slug, read.module?.status])).toEqual(
    [
      'boundaries',
      'communication',
      'crisis',
      'peer-support-in-the-team',
      'professionalism',
      'relapse-prevention',
      'risk-factors',
      'role',
      'social-skills',
      'supervising-peers',
    ].map((slug) => [slug, 'ready']),
  );
});

it('gives every lesson real length', () => {
  for (const { module } of library.modules) {
    expect(partsOf(module!).length).toBeGreaterThanOrEqual(5);
    for (const lesson of module!.lessons)
      expect([
        lesson.id,
        lesson.blocks
          .map((block) => block.markdown)
          .join(' ')
          .split(/\s+/).length >= 200,
      ]).toEqual([lesson.id, true]);
  }
});

it('has 47 competencies in 8 areas for peer support workers, and seven in one more for supervisors', () => {
  const supervising = library.areas.filter((area) => area.code === 'SUP');
  const others = library.areas.filter((area) => area.code !== 'SUP');
  const codes = (areas: typeof others) => areas.flatMap((area) => area.competencies.map((one) => one.code));
  expect([others.length, codes(others).length]).toEqual([8, 47]);
  expect(codes(supervising)).toEqual(['SUP-1', 'SUP-2', 'SUP-3', 'SUP-4', 'SUP-5', 'SUP-6', 'SUP-7']);
});
