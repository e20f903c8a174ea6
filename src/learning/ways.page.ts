import type { Moment } from '../completions/confidence.entity';
import type { Lesson } from '../content/course-model.types';
import { hrefOf } from '../content/module-parts.rules';
import { type Spot, spotText } from '../content/spots.rules';
import type { BoxEntry } from '../journal/journal.queries';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { mostWritten } from './answer.form';
import type { QuizWays, ReflectBox, ScenarioWays, Starts, Step, Ways } from '../reading/reading.types';

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
    priorLearning: `/modules/${slug}/prior-learning`,
    document: `/modules/${slug}/document`,
    part: (part, block) => hrefOf(slug, part) + (block ? `#${block}` : ''),
    image: (file) => `/modules/${slug}/versions/${versionId}/images/${file}`,
    ask: (spot, back) => askingAddress(slug, versionId, spot, back),
  };
}

function askingAddress(module: string, version: string, spot: Spot, back?: string): string {
  const query = new URLSearchParams({ module, version, place: spotText(spot), ...(back ? { back } : {}) });
  return `/questions/new?${query.toString()}`;
}

/** In the document of a module its lessons stand on the same page. */
export const documentWays = (ways: Ways): Ways => ({
  ...ways,
  part: (part, block) => (part.kind === 'lesson' ? `#${part.id}${block ? `--${block}` : ''}` : ways.part(part, block)),
});

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
    most: mostWritten,
  };
}

/** The journal beside each box to reflect on. @param entries what was written there, the newest first. */
export function reflectBoxes(
  slug: string,
  lesson: Lesson,
  versionId: string,
  entries: readonly BoxEntry[],
): ReadonlyMap<string, ReflectBox> {
  const boxes = lesson.blocks.filter((block) => block.kind === 'reflect');
  return new Map(
    boxes.map(({ id }) => {
      const names = { module: slug, lesson: lesson.id, block: id };
      const last = entries.find((entry) => entry.blockId === id);
      const box: ReflectBox = {
        write: `/journal/new?${new URLSearchParams(names).toString()}`,
        paper: kept('/journal/paper-notes', { _key: newRandomId(), versionId, ...names }),
        done: last ? { on: last.writtenOn, href: last.kind === 'paper' ? null : `/journal/${last.id}` } : null,
      };
      return [id, box];
    }),
  );
}

/** "Done, next": the version that was read is the one that is begun. */
export const lessonDone = (slug: string, id: string, versionId: string): Step =>
  kept(`${hrefOf(slug, { kind: 'lesson', id })}/completion`, { _key: newRandomId(), versionId });

export const scenarioStart = (slug: string, id: string): Step => kept(`${hrefOf(slug, { kind: 'scenario', id })}/runs`);

/** Where the pages of a run stand. @param seen how many steps the page knows: another page may have gone on meanwhile. */
export function runWays(runId: string, seen: number, start: Step): ScenarioWays {
  const base = `/runs/${runId}`;
  return {
    here: base,
    choose: kept(`${base}/choices`, { _key: newRandomId(), seen }),
    back: (place) => kept(`${base}/returns`, { _key: newRandomId(), seen, place }),
    start,
  };
}

/** How sure of a module its learner feels. */
export const confidenceStep = (slug: string, moment: Moment): Step =>
  kept(`/modules/${slug}/confidences`, { _key: newRandomId(), moment });

/** A few questions of a module that was finished. */
export const spacedStart = (slug: string): Step => kept(`/modules/${slug}/spaced-attempts`);

/** A try of the whole quiz, or of what was missed alone. */
export function quizStarts(slug: string, id: string): Starts {
  const action = `${hrefOf(slug, { kind: 'quiz', id })}/attempts`;
  return { whole: kept(action), missed: kept(action, { _key: newRandomId(), kind: 'recheck' }) };
}
