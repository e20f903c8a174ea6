import { good } from './broken-courses';

/** What makes a readable module a worse one: each case changes one place of the good one, or adds to its end. */
interface Poor {
  file: string;
  from: string;
  to: string;
  code: string;
  line: number;
  level: 'error' | 'warning' | 'note';
  /** Where it is said, where that is another file. */
  at?: string;
}

const lesson = 'lessons/parts.md';
const inLesson = (to: string, code: string, level: Poor['level'], line = 7): Poor => ({
  file: lesson,
  from: 'Start with warmth.',
  to,
  code,
  line,
  level,
});
const option = (to: string): Poor => ({
  file: 'quizzes/check.md',
  from: 'Take them home',
  to,
  code: 'QUIZ-ALL',
  line: 11,
  level: 'warning',
});
const single = (name: string) =>
  `\n## ${name}\n\nLee asks.\n\n- [ ] No\n  > Why.\n- [x] Yes, but not today\n  > Because.\n\nRead again: [Three parts](../lessons/parts.md)\n`;
const six = ['a', 'b', 'c', 'd', 'e', 'f'].map(single).join('');
const hardWords = `${'Organisational accountability necessitates interdisciplinary communication responsibilities. '.repeat(12)}\n`;
const middling = `${'We think about what somebody told us on the way home, and afterwards we consider what they wanted us to understand about it. '.repeat(8)}\n`;
const long = `${'and then we went on and '.repeat(7)}home.`;

export const poor: Poor[] = [
  ...['All of the above', 'None of these', 'Both of them', 'Aucune de ces réponses', 'Toutes ces réponses'].map(option),
  {
    file: 'quizzes/check.md',
    from: '> Warmth first.\n',
    to: `> Warmth first.\n${six}`,
    code: 'QUIZ-LONGEST',
    line: 1,
    level: 'warning',
  },
  { file: 'quizzes/check.md', from: '> Warmth first.\n', to: '', code: 'QUIZ-WHY', line: 18, level: 'warning' },
  {
    file: 'quizzes/check.md',
    from: 'objective:say-no',
    to: '',
    code: 'OBJ-UNASKED',
    line: 8,
    level: 'warning',
    at: 'module.yaml',
  },
  {
    file: 'quizzes/check.md',
    from: 'BND-1 ',
    to: '',
    code: 'COMP-UNASSESSED',
    line: 6,
    level: 'warning',
    at: 'module.yaml',
  },
  {
    file: 'module.yaml',
    from: 'competencies: [BND-1]\nobj',
    to: 'obj',
    code: 'MOD-COMPETENCY',
    line: 1,
    level: 'warning',
  },
  {
    file: 'module.yaml',
    from: 'review_by: 2030',
    to: 'review_by: 2026',
    code: 'MOD-REVIEW-PAST',
    line: 23,
    level: 'warning',
  },
  {
    file: 'module.yaml',
    from: 'How to say no',
    to: 'Somebody committed suicide',
    code: 'TEXT-SAFE',
    line: 3,
    level: 'error',
  },
  {
    file: 'scenarios/talk.md',
    from: 'Lee asks.',
    to: '{BND-1 mustpass}\n\nLee asks.',
    code: 'SCN-SETTING',
    line: 8,
    level: 'error',
  },
  {
    file: 'scenarios/talk.md',
    from: 'Lee asks.',
    to: '{BND-9}\n\nLee asks.',
    code: 'COMP-UNKNOWN',
    line: 7,
    level: 'error',
  },
  {
    file: 'scenarios/talk.md',
    from: 'Lee asks.',
    to: '{objective:say}\n\nLee asks.',
    code: 'QUIZ-OBJECTIVE',
    line: 7,
    level: 'error',
  },
  { file: lesson, from: '::: practice', to: '::: story', code: 'LES-BOX', line: 1, level: 'note' },
  inLesson(hardWords, 'LES-GRADE', 'warning', 1),
  inLesson(middling, 'LES-GRADE', 'note', 1),
  inLesson(`Short.\n\n${long}`, 'TEXT-LONG', 'note', 9),
  inLesson(`- Short.\n- It went\n  on ${long}`, 'TEXT-LONG', 'note', 8),
  inLesson('### Too deep', 'HEAD-JUMP', 'warning'),
  {
    file: lesson,
    from: 'Say it once.',
    to: 'Say it once.\n\n#### Deeper',
    code: 'HEAD-JUMP',
    line: 13,
    level: 'warning',
  },
  inLesson('See\n[the talk](https://www.youtube.com/watch?v=1), with captions.', 'MEDIA-TRANSCRIPT', 'error'),
  inLesson('See [the talk](https://youtu.be/1) or its [transcript](https://example.org/t).', 'MEDIA-CAPTIONS', 'error'),
  inLesson(
    'Hear [the talk](https://example.org/talk.mp3).\n\nA [transcript](https://example.org/t).',
    'MEDIA-TRANSCRIPT',
    'error',
  ),
  inLesson('She felt like taking her life; suicide was on her mind.', 'MOD-HELP', 'error', 1),
  inLesson('He is manipulative.', 'WORD-INSTEAD', 'warning'),
  inLesson('He is always\nsuffering\nfrom it.', 'WORD-INSTEAD', 'warning', 8),
  inLesson('Somebody had committed\nsuicide.', 'TEXT-SAFE', 'error'),
  inLesson('Elle a commis un suicide.', 'TEXT-SAFE', 'error'),
  inLesson('Sa tentative de suicide ratée.', 'TEXT-SAFE', 'error'),
  inLesson('After a failed attempt to end her life.', 'TEXT-SAFE', 'error'),
  inLesson('The suicide victim was young.', 'TEXT-SAFE', 'error'),
  inLesson('She left a suicide note.', 'TEXT-HOW', 'error'),
  inLesson('He took his own life by that.', 'TEXT-HOW', 'error'),
  inLesson('There is an epidemic of it.', 'TEXT-ALARM', 'warning'),
  inLesson('Une épidémie de suicides.', 'TEXT-ALARM', 'warning'),
];

/** What is fine, though it looks like what is not. */
export const fine: string[] = [
  'The team made a failed attempt to reach her, and then a successful attempt at a talk.',
  'Are you thinking of killing yourself? {{crisis.lines}} Complete suicide prevention training first. Talk of suicide by phone.',
  'He calls Lee “manipulative”, and « manipulative ».\n\n| Instead of | Write |\n| --- | --- |\n| manipulative | tries hard |',
  '[The talk](https://youtu.be/1), with captions, and its [transcript](https://example.org/t).',
  '[Le balado](https://example.org/a.mp3) et sa [transcription](https://example.org/t).',
];

export const withWords = (words = ''): Record<string, string> => ({
  ...good,
  '../words.yaml': `words:\n  - { word: manipulative, instead: Say what she did., languages: [en] }\n  - { word: suffering from, instead: Say lives with., languages: [en] }\n  - { word: toxicomane*, instead: Dites autre chose., languages: [fr] }\n${words}`,
});
