import type { Translate } from '../shared/texts';
import { authoringParts, learningParts, quizParts, supervisionParts } from './samples.page';

const day = '2026-11-24';
const heads = {
  header: 'Header, signed in',
  words: 'Words and dates',
  buttons: 'Buttons',
  states: 'States',
  chips: 'Chips',
  alerts: 'What a page says first',
  fields: 'Fields',
  select: 'A choice from a list',
  trail: 'The trail',
  toFinish: 'Left to finish',
  next: 'The next step',
  rows: 'Modules in a path',
  boxes: 'Boxes of a lesson',
  question: 'A question',
  options: 'Options, one chosen, two with feedback',
  misses: 'After a quiz',
  team: 'People and modules',
  studio: 'Modules in the studio',
  problems: 'To mend',
  record: 'A record',
  phones: 'Telephone numbers',
  empty: 'Nothing there',
};

/** Samples for every partial, in every state it has. Only developers read these words, so they are not in the message file. */
export function patternsPage(t: Translate) {
  return {
    title: 'Patterns',
    sentence: 'Every part of the interface, in every state, built of the partials that the pages use.',
    heads,
    day,
    instant: `${day}T09:42:00Z`,
    signedInFrame: {
      signedIn: { name: 'Amara' },
      csrf: '',
      nav: [
        { href: '/my-training', label: t('nav.myTraining'), current: 'page' },
        { href: '/my-record', label: t('nav.myRecord'), current: null },
        { href: '/team', label: t('nav.team'), current: null },
        { href: '/studio', label: t('nav.studio'), current: null },
      ],
    },
    words: {
      lead: 'A page opens with one sentence that answers it.',
      text: 'A line of text holds at most seventy characters, so that a tired eye finds the next one.',
      link: 'A link',
      strong: 'Emphasis is weight.',
      meta: 'What matters less',
      small: 'A small heading',
    },
    buttons: { main: 'The next step', second: 'Something else', third: 'A way out', link: 'A link beside it' },
    states: [
      { icon: 'done', words: t('cell.done') },
      { icon: 'half', words: t('cell.started') },
      { icon: 'here', words: t('studio.state.ready') },
      { icon: 'clock', words: t('cell.late') },
      { icon: 'calendar', words: t('cell.due') },
      { icon: 'ring', words: t('cell.ahead') },
      { icon: 'dash', words: t('cell.not-asked') },
      { icon: 'problem', words: t('studio.state.problems') },
    ],
    chips: [
      { icon: 'clock', label: t('cell.late'), count: 0, current: false, href: '#main' },
      { icon: 'half', label: t('cell.started'), count: 12, current: true, href: '#main' },
    ],
    alerts: {
      error: t('signIn.wrong'),
      notice: t('question.changedElsewhere'),
      options: ['Eat them together', 'Say thank you'],
    },
    finished: { title: 'Boundaries' },
    fields: [
      { id: 'plain', label: 'A field' },
      { id: 'helped', label: 'A field with help', help: t('firstRun.passwordHelp'), type: 'password' },
      { id: 'filled', label: 'A field that is filled in', value: 'Riverbend Peer Support' },
      { id: 'wrong', label: 'A field to look at again', value: 'amara', error: t('signIn.emailInvalid') },
    ],
    choices: [
      { value: 'a', label: 'North', selected: true },
      { value: 'b', label: 'South', selected: false },
    ],
    picks: [
      { type: 'checkbox', id: 'tick', name: 'tick', value: '1', checked: true, label: t('signIn.shared') },
      ...(['editorial', 'revised'] as const).map((value) => ({
        type: 'radio',
        id: `pick-${value}`,
        name: 'pick',
        value,
        checked: value === 'revised',
        label: t(`changeClass.${value}`),
        help: t(`changeClass.${value}Help`),
      })),
    ],
    empty: [t('myTraining.empty'), t('team.empty'), t('team.nobody'), t('studio.empty'), t('myRecord.nothingFinished')],
    ...learningParts(day, t),
    ...quizParts(day, t),
    ...supervisionParts(t),
    ...authoringParts(day, t),
  };
}
