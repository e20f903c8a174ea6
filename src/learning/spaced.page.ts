import type { Progress } from '../completions/progress.types';
import type { SpacedDue } from '../completions/spaced.rules';
import type { PublishedModule } from '../content/content.types';
import { modeOf, markedQuestions } from '../content/module-parts.rules';
import type { Translate } from '../shared/texts';
import { spacedStart } from './ways.page';

interface Given {
  progress: readonly Progress[];
  begun: ReadonlyMap<string, PublishedModule>;
  spaced: ReadonlyMap<string, SpacedDue>;
}
/** More at once would be a list of chores. */
const most = 2;

/** A few questions of finished modules, as an offer; what was finished longest ago first. */
export function spacedOffers({ progress, begun, spaced }: Given, t: Translate) {
  return progress
    .filter(({ slug, enrolmentId }) => spaced.has(enrolmentId) && hasCheck(begun.get(slug)))
    .sort((a, b) => (a.completion!.completedOn < b.completion!.completedOn ? -1 : 1))
    .slice(0, most)
    .map(({ slug, enrolmentId }) => ({
      title: t('spaced.offer', { title: begun.get(slug)!.module.title }),
      button: t(spaced.get(enrolmentId)?.attemptId ? 'spaced.goOn' : 'spaced.start'),
      step: spacedStart(slug),
    }));
}

const hasCheck = (published: PublishedModule | undefined): boolean =>
  published?.module.quizzes.some(
    (quiz) => modeOf(published.module, quiz.id) === 'check' && markedQuestions(quiz).length > 0,
  ) ?? false;
