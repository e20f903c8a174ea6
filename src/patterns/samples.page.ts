import type { Translate } from '../shared/texts';

const href = '#main';
const paragraph = '<p>Warmth, the line, a bridge. Then let them be let down for a moment.</p>';

export function learningParts(day: string, t: Translate) {
  const row = { href, minutesLeft: 35, completedOn: null, dueOn: null, contentNotes: [] };
  const counts = t('module.counts', { done: 2, total: 5 });
  const state = (name: string) => ({ state: name, stateWords: t(`moduleState.${name}`) });
  const box = (kind: string, title: string) => ({ id: `box-${kind}`, kind, title, bodyHtml: paragraph });
  return {
    supervisors: [{ name: 'Sol Reyes' }],
    parts: [
      { state: 'done', title: 'Why it matters', href, stateWords: t('state.done') },
      { state: 'here', title: 'Everyday tests', href, stateWords: t('part.hereMinutes', { minutes: 10 }) },
      { state: 'ahead', title: 'Double roles', href, stateWords: t('part.minutes', { minutes: 1 }) },
      { state: 'ahead', title: 'Check what you know', href, stateWords: t('part.questions', { questions: 8 }) },
    ],
    toFinish: [
      { words: 'Why it matters', done: true, href: null },
      { words: 'Everyday tests, with a title that takes more than one line', done: false, href },
    ],
    nexts: [true, false].map((begun) => ({
      begun,
      href,
      lessonTitle: 'Everyday tests',
      moduleTitle: 'Boundaries: close, clear and kind',
      where: t('part.where', { n: 4, of: 6 }),
      minutesLeft: 28,
    })),
    rows: [
      { ...row, ...state('done'), title: 'The peer role', counts, completedOn: day },
      { ...row, ...state('started'), title: 'Boundaries', counts, dueOn: day },
      { ...row, ...state('ahead'), title: 'Crisis', counts, contentNotes: ['This module talks about hard days.'] },
      { ...row, ...state('waiting'), title: 'Social skills', counts },
    ],
    boxes: [
      { kind: 'content-note', lines: [{ text: 'This lesson talks about money.' }], help: t('lesson.noteHelp') },
      box('keyterm', 'Boundary crossing'),
      box('story', 'Rosa and the plums'),
      box('practice', 'Say it out loud'),
      box('reflect', 'A line that held'),
      box('local', 'What we say here'),
    ],
    proseHtml: `<h3>A heading in the text</h3>${paragraph}<ol><li>Warmth.</li><li>The line.</li></ol><ul><li>A bridge</li></ul>
<blockquote>${paragraph}</blockquote><table><thead><tr><th>Avoid</th><th>Try</th></tr></thead><tbody><tr><td>Saying nothing</td><td>A kind no</td></tr></tbody></table>`,
    completions: [
      { href, moduleTitle: 'The peer role', on: day, versionNumber: 1, currentVersion: 2 },
      { href, moduleTitle: 'Boundaries', on: day, versionNumber: 3, currentVersion: 3 },
    ],
    phones: [
      { text: 'Ring the duty phone, ', tel: null },
      { text: '555-0100', tel: '5550100' },
    ],
  };
}

export function quizParts(day: string, t: Translate) {
  const readAgain = { title: 'Everyday tests', href, where: t('part.lessonNumber', { n: 4 }), minutes: 10 };
  const miss = {
    n: 2,
    textHtml: paragraph,
    chosenHtml: [],
    feedbackHtml: [],
    readAgain: null,
    mustPass: false,
    ownMark: false,
    given: t('result.youChose'),
  };
  const option = { checked: false, mark: null, feedbackHtml: null };
  return {
    numbers: [1, 2, 3].map((n) => ({ n, href, here: n === 2, answered: n === 1 })),
    options: [
      { ...option, id: 'open', textHtml: 'Not chosen' },
      { ...option, id: 'chosen', textHtml: 'Chosen', checked: true },
      { id: 'right', textHtml: 'Chosen, and a good one', checked: true, mark: 'your-right', feedbackHtml: paragraph },
      { id: 'wrong', textHtml: 'Chosen, and not quite', checked: true, mark: 'your-wrong', feedbackHtml: paragraph },
    ],
    saved: [
      { state: 'kept', savedAt: `${day}T09:42:00Z` },
      { state: '', savedAt: null, words: t('question.saving') },
      { state: 'waiting', savedAt: null, words: t('question.again') },
      { state: 'waiting', savedAt: null, words: t('question.signedOut') },
    ],
    feedback: [true, false].map((right) => {
      const headline = t(right ? 'question.right' : 'question.notQuite');
      return { right, headline, key: null, feedbackHtml: paragraph, readAgain };
    }),
    misses: [
      { ...miss, mustPass: true, chosenHtml: ['Take them home'], feedbackHtml: [paragraph], readAgain },
      { ...miss, n: 3 },
    ],
    key: {
      options: [
        { right: true, textHtml: 'Eat them together', feedbackHtml: paragraph },
        { right: false, textHtml: 'Take them home', feedbackHtml: paragraph },
      ],
    },
    attempts: [
      { number: 1, href, submittedOn: day, marks: 5, outOf: 8, passed: false },
      { number: 2, href, submittedOn: day, marks: 8, outOf: 8, passed: true },
    ],
  };
}

export function supervisionParts(t: Translate) {
  const cell = (state: string, icon: string, on: string | null, counts = '') => ({
    state,
    icon,
    words: t(`cell.${state}`),
    on,
    counts,
    moduleTitle: 'Boundaries',
  });
  const counts = t('module.counts', { done: 2, total: 5 });
  return {
    team: {
      columns: [
        { title: 'The peer role', done: 2, of: 3 },
        { title: 'Boundaries', done: 1, of: 3 },
      ],
      rows: [
        [cell('late', 'clock', '2026-11-20'), cell('due', 'calendar', '2026-11-26')],
        [cell('started', 'half', null, counts), cell('ahead', 'ring', null)],
        [cell('done', 'done', '2026-11-03'), cell('not-asked', 'dash', null)],
      ].map((cells, i) => ({ href, name: ['Amara', 'Chloe', 'Ben'][i], team: 'North', done: i, total: 2, cells })),
    },
  };
}

export function authoringParts(day: string, t: Translate) {
  const none = { version: null, publishedOn: null, started: 0, finished: 0, errors: 0, warnings: 0 };
  const module = (state: string, icon: string, title: string) => ({
    ...none,
    icon,
    title,
    slug: title.toLowerCase(),
    href,
    stateWords: t(`studio.state.${state}`),
  });
  return {
    modules: [
      { ...module('published', 'done', 'Boundaries'), version: 3, publishedOn: day, started: 15, finished: 10 },
      { ...module('problems', 'problem', 'Crisis'), errors: 1, warnings: 2 },
      { ...module('changed', 'half', 'Role'), version: 1, publishedOn: day, started: 4 },
      module('draft', 'ring', 'Skills'),
    ],
    problems: [
      {
        where: 'boundaries/quizzes/check.md:12:1',
        level: 'error',
        code: 'Q04',
        message: 'No option is marked as right.',
        fix: 'Put [x] before the right one.',
      },
    ],
  };
}
