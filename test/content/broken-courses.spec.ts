import { broken, good } from './broken-courses';
import { problemsOf } from './corpus';

it('has nothing to say about a good module', () => expect(problemsOf(good)).toEqual([]));

it('reads a file with Windows line ends and a byte-order mark all the same', () => {
  expect(
    problemsOf(
      Object.fromEntries(Object.entries(good).map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`])),
    ),
  ).toEqual([]);
});

it('has at least sixty ways to break one', () => expect(broken.length).toBeGreaterThanOrEqual(60));

it.each(broken)('says $code at $file:$line', ({ file, from, to, code, line }) => {
  const found = problemsOf({ ...good, [file]: good[file]!.replace(from, () => to) });
  expect(found.map((problem) => `${problem.code} ${problem.file}:${problem.line}`)).toContain(
    `${code} kind-no/${file}:${line}`,
  );
  expect(found.every((problem) => problem.message.endsWith('.') || problem.message.endsWith('?'))).toBe(true);
  expect(found.every((problem) => problem.fix.length > 10)).toBe(true);
});

it('reports everything at once', () => {
  const all = problemsOf({
    ...good,
    'lessons/parts.md': good['lessons/parts.md']!.replace(' {#line}', '').replace('bench.png', 'b.png'),
    'quizzes/check.md': good['quizzes/check.md']!.replace('[x]', '[ ]'),
  });
  expect(new Set(all.map((problem) => problem.code))).toEqual(
    new Set(['BLOCK-ID', 'IMG-FILE', 'QUIZ-RIGHT', 'QUIZ-READ-BLOCK']),
  );
});

it('stays quick with a huge and hostile file', () => {
  const began = process.cpuUsage().user;
  problemsOf({ ...good, 'lessons/parts.md': `${good['lessons/parts.md']}${'[a]('.repeat(60_000)}` });
  expect(process.cpuUsage(undefined).user - began).toBeLessThan(4_000_000);
});

const path = (due: string) =>
  `title: All\nfor: { roles: [learner], team_types: [any] }\ngroups:\n  - title: First\n    why: It comes first.\n    modules: [kind-no]\n${due}`;
const problemsOfPath = (due: string) => problemsOf({ ...good, '../paths/all.yaml': path(due) });

it('reads days, paid hours, and what volunteers have instead', () => {
  expect(problemsOfPath('    due_after_days: 14\n    volunteers: { due_after_days: 30 }\n')).toEqual([]);
  expect(problemsOfPath('    due_after_hours: 40\n    volunteers: none\n')).toEqual([]);
});

it.each([
  ['    due_after_days: 14\n    due_after_hours: 40\n', 'PATH-DUE', 8],
  ['    due_after_days: two\n', 'YAML-VALUE', 7],
  ['    volunteers: { due_after_dys: 3 }\n', 'YAML-', 7],
])('says what is wrong with %j', (due, code, line) => {
  const found = problemsOfPath(due).map((problem) => `${problem.code} ${problem.file}:${problem.line}`);
  expect(found.some((one) => one.startsWith(code) && one.endsWith(`paths/all.yaml:${line}`))).toBe(true);
});

const items = (...lines: string[]) => `${path('')}start_checklist:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

it('reads a start checklist, which two paths may share', () => {
  const shared = items('{ id: desk, text: A desk., why: It helps. }', '{ id: tour, text: A tour. }');
  expect(problemsOf({ ...good, '../paths/all.yaml': shared, '../paths/more.yaml': shared })).toEqual([]);
});

it.each([
  [['{ id: desk, text: A desk. }', '{ id: desk, text: Another. }'], 'PATH-ITEM-TWICE', 9],
  [['{ id: tour, text: Something else. }'], 'PATH-ITEM-OTHER', 8],
  [['{ id: Desk one, text: A desk. }'], 'YAML-VALUE', 8],
  [['{ id: desk }'], 'YAML-MISSING', 8],
])('says what is wrong with the start checklist %j', (lines, code, line) => {
  const found = problemsOf({
    ...good,
    '../paths/all.yaml': items('{ id: tour, text: A tour. }'),
    '../paths/more.yaml': items(...lines),
  }).map((problem) => `${problem.code} ${problem.file}:${problem.line}`);
  expect(found.map((one) => one.replace('kind-no/../', ''))).toEqual([`${code} paths/more.yaml:${line}`]);
});
