import { fine, poor, withWords } from './broken-advice';
import { good } from './broken-courses';
import { french } from './broken-french';
import { allProblems, inModule, libraryOf, shared } from './corpus';

const today = '2026-11-23';
const slots = `${shared['local/slots.yaml']}  - { key: crisis.lines, label: Lines, help: One., kind: list, required: false }\n`;
const problems = (files: Record<string, string>) =>
  allProblems(libraryOf({ ...shared, 'local/slots.yaml': slots, ...inModule(files) }, today));
const said = (files: Record<string, string>) =>
  problems(files).map(({ level, code, file, line }) => `${level} ${code} ${file}:${line}`);

it.each(poor)('says $code at $file:$line', ({ file, from, to, code, line, level, at }) => {
  expect(good[file]).toContain(from);
  const files = { ...withWords(), [file]: good[file]!.replace(from, () => to) };
  expect(said(files)).toContain(`${level} ${code} kind-no/${at ?? file}:${line}`);
  expect(problems(files).every(({ message, fix }) => /[.?]$/.test(message) && fix.length > 10)).toBe(true);
});

it.each(fine)('has nothing to say about %j', (text) => {
  const lesson = good['lessons/parts.md']!.replace('Start with warmth.', () => text);
  expect(said({ ...withWords(), 'lessons/parts.md': lesson })).toEqual([]);
});

it('counts a competency and an objective that a turn of a scenario asks for', () => {
  const files = {
    ...good,
    'quizzes/check.md': good['quizzes/check.md']!.replace('{BND-1 objective:say-no}', ''),
    'scenarios/talk.md': good['scenarios/talk.md']!.replace('Lee asks.', '{BND-1 objective:say-no}\n\nLee asks.'),
  };
  expect(said(files)).toEqual([]);
});

it('leaves the title of a source as it is', () => {
  const files = { 'module.yaml': good['module.yaml']!.replace('text: One', 'text: Who committed suicide') };
  expect(said({ ...good, ...files })).toEqual([]);
});

it('says where help stands elsewhere in a module that speaks of suicide', () => {
  const files = {
    ...good,
    'lessons/parts.md': good['lessons/parts.md']!.replace('Start with warmth.', 'Ask about suicide.'),
    'scenarios/talk.md': good['scenarios/talk.md']!.replace('Lee asks.', 'Lee asks. {{crisis.lines}}'),
  };
  expect(said(files)).toEqual(['note LES-HELP kind-no/lessons/parts.md:1']);
});

it('reads French by French words, and English by English ones', () => {
  const lesson = french['lessons/parts.fr.md']!.replace('Commencez', 'Ce toxicomane manipulative. Commencez');
  expect(said({ ...withWords(), ...french, 'lessons/parts.fr.md': lesson })).toEqual([
    'warning WORD-INSTEAD kind-no/lessons/parts.fr.md:7',
  ]);
});

it('says what is wrong with the list of words itself', () => {
  expect(said(withWords('  - { word: odd, languages: [en] }\n'))).toEqual(['error YAML-MISSING words.yaml:5']);
});

it('names a competency that no module teaches', () => {
  const areas = shared['competencies.yaml']!.replace(
    'yearly: 3 } }]',
    'yearly: 3 } }, { code: BND-2, title: Two, weight: 1, levels: { before_contact: 1, day_90: 2, yearly: 3 } }]',
  );
  expect(said({ ...good, '../competencies.yaml': areas }).map((one) => one.replace('kind-no/../', ''))).toEqual([
    'warning COMP-NO-MODULE competencies.yaml:2',
  ]);
});
