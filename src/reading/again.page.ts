import { type Standing, talkAfterOf } from '../attempts/again.rules';
import type { Quiz } from '../content/course-model.types';
import type { Named } from '../people/people.types';
import type { Translate } from '../shared/texts';
import type { Starts } from './reading.types';

/** How a quiz is begun, or tried again: the button, when it has to wait, and a talk where that may help more. */
export function againPart(
  quiz: Quiz,
  { waitUntil, talkSince, recheckOf }: Standing,
  starts: Starts,
  supervisors: readonly Named[],
  t: Translate,
) {
  const missed = recheckOf ? starts.missed : null;
  return {
    waitUntil,
    waitHelp: waitUntil ? t('again.waitHelp', { hours: quiz.coolingOffHours ?? 0 }) : '',
    missed,
    whole: starts.whole,
    help: t(missed ? 'again.missedHelp' : 'result.againHelp'),
    talk: talkSince
      ? {
          title: t('talk.title', { supervisors: supervisors.map(({ name }) => name).join(', ') || 'none' }),
          whoSees: t('talk.seen', { supervisors: supervisors.map(({ name }) => name).join(', ') || 'none' }),
        }
      : null,
  };
}

/** Whoever takes a check is told what their supervisor may come to see of it. */
export const talkNotice = (quiz: Quiz, mode: 'check' | 'practice', t: Translate): string[] =>
  mode === 'practice' ? [] : [t('talk.notice', { after: talkAfterOf(quiz) })];
