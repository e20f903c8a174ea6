import type { Returned } from '../shared/form';
import { shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { talkPart, talkState } from '../threads/talk.page';
import type { AskedOfYou } from './team-questions.service';

const baseOf = ({ person, id }: AskedOfYou): string => `/people/${person.id}/questions/${id}`;

/** One question as a line of a list: who asked what, where, and how it stands. */
export function questionCard(asked: AskedOfYou, t: Translate) {
  const { id, person, moduleTitle, heading, href, text, askedOn, isBoundary } = asked;
  const state = talkState(asked, 'supervisor', t);
  return {
    ...{ id, text, href, isBoundary, state },
    name: person.name,
    on: askedOn,
    from: moduleTitle === heading ? heading : t('questions.from', { module: moduleTitle, heading }),
    address: baseOf(asked),
    way: t(state.standing === 'waiting' ? 'teamQuestions.answer' : 'teamQuestions.open', { name: person.name }),
    nextTalk: state.standing === 'waiting' ? shownForm(`${baseOf(asked)}/agenda-marks`, {}, null, t) : null,
  };
}

/** One question with everything said of it, for a supervisor of whoever asked. */
export function questionPage(
  asked: AskedOfYou,
  { readerId, today, returned }: { readerId: string; today: string; returned: Returned | null },
  t: Translate,
) {
  const reader = { as: 'supervisor' as const, id: readerId, base: baseOf(asked) };
  return {
    title: t('teamQuestions.one'),
    card: questionCard(asked, t),
    talk: talkPart(asked, reader, today, returned, t),
    shared: t('teamQuestions.shared', { name: asked.person.name }),
    looked: t('person.looked', { name: asked.person.name }),
  };
}
