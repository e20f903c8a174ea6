import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { hasNews, since, standingOf } from './standing.rules';
import { longestReply } from './talk.form';
import type { Standing, TalkFact } from './talk.types';

/** Who reads a thread: whoever asked, or one of those who supervise them. `base` is the thread's address for them. */
interface TalkReader {
  as: 'person' | 'supervisor';
  id: string;
  base: string;
}
interface Talk {
  askedOn: string;
  facts: readonly TalkFact[];
}

const shapes: Record<Standing, string> = {
  waiting: 'clock',
  'next-talk': 'calendar',
  answered: 'done',
  talked: 'done',
  closed: 'done',
  ended: 'dash',
};

/** Where a thread stands, in words for this reader, and since which day. */
export function talkState({ askedOn, facts }: Talk, as: TalkReader['as'], t: Translate) {
  const standing = standingOf(facts, false);
  const words = t(standing === 'waiting' ? `answering.waiting.${as}` : `answering.state.${standing}`);
  return {
    standing,
    shape: shapes[standing],
    words,
    on: since(facts, askedOn),
    isNew: as === 'person' && isNew(facts),
  };
}

const isNew = (facts: readonly TalkFact[]): boolean => hasNews(facts) && standingOf(facts, false) !== 'closed';

/** What was said in a thread since it was asked, and what this reader can add. */
export function talkPart(talk: Talk, reader: TalkReader, today: string, returned: Returned | null, t: Translate) {
  const { as, base } = reader;
  const state = talkState(talk, as, t);
  const form = (noun: string) => shownForm(`${base}/${noun}`, {}, returned, t);
  return {
    state,
    lines: talk.facts.map((one) => lineOf(one, reader, returned, t)),
    reply: {
      ...shownForm(`${base}/replies`, { text: '' }, returned, t),
      most: longestReply,
      label: t(`answering.reply.${as}`),
      help: t(`answering.replyHelp.${as}`),
      button: t(as === 'supervisor' && state.standing === 'waiting' ? 'answering.answer' : 'answering.write'),
    },
    nextTalk: state.standing === 'next-talk' || state.standing === 'closed' ? null : form('agenda-marks'),
    talked: as === 'supervisor' ? shownForm(`${base}/talks`, { on: today }, returned, t) : null,
    close:
      as === 'person' && state.standing !== 'closed' ? shownForm(`${base}/closures`, { how: '' }, returned, t) : null,
  };
}

function lineOf(fact: TalkFact, reader: TalkReader, returned: Returned | null, t: Translate) {
  const isMine = fact.byId === reader.id;
  const isWords = fact.kind === 'words';
  const who = { who: isMine ? 'you' : 'other', name: fact.by };
  return {
    on: fact.on,
    by: isMine ? t('answering.you') : fact.by,
    text: fact.text,
    words: isWords ? (fact.isTakenBack ? t('answering.takenBack', who) : null) : t(`answering.mark.${fact.kind}`, who),
    takeBack:
      isWords && isMine && !fact.isTakenBack
        ? shownForm(`${reader.base}/replies/${fact.id}/withdrawal`, {}, returned, t)
        : null,
  };
}
