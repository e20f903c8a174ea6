import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countCourses } from '../../src/operations/courses-counts';
import { courseDrift } from '../../src/operations/courses-drift';
import { good } from './broken-courses';
import { french } from './broken-french';
import { folderWith, inModule, shared } from './corpus';

let made: ReturnType<typeof folderWith>;
let lines: string[];
beforeEach(() => {
  made = folderWith({ ...shared, ...inModule({ ...good, ...french }) });
  lines = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(...text.split('\n')));
});
afterEach(() => {
  jest.restoreAllMocks();
  made.clear();
});

const drift = (...args: string[]) => {
  lines = [];
  return courseDrift([made.folder, ...args]);
};
const edit = (file: string, from: string, to: string) => {
  const path = join(made.folder, 'kind-no', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

describe('courses drift', () => {
  it('names French that nobody has marked, until it is marked', () => {
    expect(drift()).toBe(0);
    expect(lines.filter((line) => line.includes('nothing says yet'))).toHaveLength(4);
    expect(drift('--mark')).toBe(0);
    expect(lines.at(-1)).toBe('0 pieces of French are behind their English; 0 pages are not marked.');
  });

  it('names the block, question and turn whose English has changed, with the line of the French', () => {
    drift('--mark');
    edit('lessons/parts.md', 'Say it once.', 'Say it once, calmly.');
    edit('quizzes/check.md', 'Lee brings plums.', 'Lee brings pears.');
    edit('scenarios/talk.md', 'Lee asks.', 'Lee asks again.');
    edit('lessons/parts.md', 'message: Warmth', 'message: Kindness');
    expect(drift()).toBe(1);
    expect(lines.slice(0, -1)).toEqual([
      'kind-no/lessons/parts.fr.md:1 The English of “header” has changed since this was translated.',
      'kind-no/lessons/parts.fr.md:9 The English of “line” has changed since this was translated.',
      'kind-no/quizzes/check.fr.md:5 The English of “plums” has changed since this was translated.',
      'kind-no/scenarios/talk.fr.md:6 The English of “ask” has changed since this was translated.',
    ]);
  });

  it('marks one page or one piece alone', () => {
    drift('--mark');
    edit('lessons/parts.md', 'Say it once.', 'Say it twice.');
    edit('lessons/parts.md', 'What you can do.', 'What you can still do.');
    edit('quizzes/check.md', 'Lee brings plums.', 'Lee brings pears.');
    drift('--mark=kind-no/lessons/parts.md#line');
    expect(lines[0]).toBe('1 pieces are marked as translated.');
    expect(lines.filter((line) => line.includes('has changed'))).toHaveLength(2);
    drift('--mark=kind-no/lessons/parts.md');
    expect(lines.filter((line) => line.includes('has changed'))).toHaveLength(1);
    expect(drift('--mark=kind')).toBe(1);
  });
});

describe('courses counts', () => {
  it('counts what there is, and names each competency that lacks something', () => {
    edit(
      'module.yaml',
      'slots: [policy.gifts]',
      'slots: [policy.gifts]\nsign_off:\n  - { id: a, text: B, method: talk }',
    );
    expect(countCourses([made.folder, '--format=json'])).toBe(0);
    expect(JSON.parse(lines.join('\n'))).toEqual({
      modules: 1,
      lessons: [{ lesson: 'kind-no/parts', words: 14, grade: null }],
      medianWords: 14,
      medianGrade: null,
      questions: 2,
      byType: { ordering: 1, single: 1 },
      options: 2,
      optionsWithFeedback: 2,
      scenarios: 1,
      turns: 2,
      drawings: 0,
      competencies: 1,
      notTaught: [],
      notAssessed: [],
      notSignedOff: ['BND-1'],
    });
  });

  it('prints the same as a table', () => {
    expect(countCourses([made.folder])).toBe(0);
    const row = (name: string) =>
      lines
        .find((line) => line.trim().startsWith(name))
        ?.replace(/\s+/g, ' ')
        .trim();
    expect(row('kind-no/parts')).toBe('kind-no/parts 14 words, grade –');
    expect(row('options with feedback')).toBe('options with feedback 100 %');
    expect(row('not:')).toBe('not: BND-1');
  });

  it('says what it does not understand', () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect([countCourses(['--nothing']), courseDrift(['/no/such/folder'])]).toEqual([2, 2]);
  });
});
