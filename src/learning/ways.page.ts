import { hrefOf } from '../content/module-parts.rules';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import type { QuizWays, Step, Ways } from '../reading/reading.types';

/** A form that is kept, once. */
const kept = (action: string, hidden: Record<string, string | number> = { _key: newRandomId() }): Step => ({
  method: 'post',
  action,
  hidden: Object.entries(hidden).map(([name, value]) => ({ name, value: String(value) })),
});

/** Where a learner's pages of a module stand; pictures belong to the version. */
export function learnerWays(slug: string, versionId: string, t: Translate): Ways {
  return {
    home: { href: '/my-training', title: t('nav.myTraining'), label: t('result.toTraining') },
    module: `/modules/${slug}`,
    part: (part, block) => hrefOf(slug, part) + (block ? `#${block}` : ''),
    image: (file) => `/modules/${slug}/versions/${versionId}/images/${file}`,
  };
}

/** Where the pages of an attempt stand. */
export function attemptWays(attemptId: string): QuizWays {
  const base = `/attempts/${attemptId}`;
  return {
    question: (n) => `${base}/questions/${n}`,
    review: `${base}/review`,
    answer: (questionId, revision) =>
      kept(`${base}/answers`, { questionId, pageId: newRandomId(), sequence: 1, base: revision }),
    submission: kept(`${base}/submission`),
    autosave: true,
  };
}

/** "Done, next": the version that was read is the one that is begun. */
export const lessonDone = (slug: string, id: string, versionId: string): Step =>
  kept(`${hrefOf(slug, { kind: 'lesson', id })}/completion`, { _key: newRandomId(), versionId });

export const quizStart = (slug: string, id: string): Step => kept(`${hrefOf(slug, { kind: 'quiz', id })}/attempts`);
