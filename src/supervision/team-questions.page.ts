import type { Translate } from '../shared/texts';
import type { Standing } from '../threads/talk.types';
import { questionCard } from './question.page';
import { teamWays } from './team-ways.page';
import type { AskedOfYou } from './team-questions.service';

/** What one's people ask: first what waits, and of that first what is about boundaries. */
export function teamQuestionsPage(all: readonly AskedOfYou[], t: Translate) {
  const cards = all.map((one) => ({ personId: one.personId, ...questionCard(one, t) }));
  const at = (...standings: Standing[]) => cards.filter(({ state }) => standings.includes(state.standing));
  const waiting = at('waiting').reverse();
  const group = (id: string, cards: typeof waiting) => ({ id, heading: t(`teamQuestions.${id}`), cards });
  return {
    title: t('teamQuestions.title'),
    ways: teamWays('/questions', t),
    sentence: t('teamQuestions.sentence', { people: new Set(waiting.map(({ personId }) => personId)).size }),
    groups: [
      group(
        'boundaries',
        waiting.filter(({ isBoundary }) => isBoundary),
      ),
      group(
        'waiting',
        waiting.filter(({ isBoundary }) => !isBoundary),
      ),
      group('nextTalk', at('next-talk').reverse()),
      group('answered', at('answered', 'talked')),
    ].filter(({ cards }) => cards.length > 0),
    closed: at('closed'),
    isEmpty: all.length === 0,
  };
}
