import type { Quiz } from '../content/course-model.types';
import { placeOf } from '../content/module-parts.rules';
import type { QuizWays, ScenarioWays, Starts, Step, Ways } from '../reading/reading.types';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import {
  addressOf,
  fieldsOf,
  mostKept,
  type PreviewState,
  withAnswer,
  withoutAnswers,
  withStep,
} from './preview.rules';

const base = (slug: string): string => `/studio/${slug}/preview`;

/** A form that only leads on, and carries the preview along. */
const leads = (action: string, state: PreviewState, more: Step['hidden'] = []): Step => ({
  method: 'get',
  action,
  hidden: [...fieldsOf(state), ...more],
});

/** Where the pages of a module stand in its preview. @param versionId whose pictures are shown; null for those of the folder. */
export function previewWays(slug: string, versionId: string | null, state: PreviewState, t: Translate): Ways {
  const fresh = withoutAnswers(state);
  const home = { href: `/studio/${slug}`, title: t('preview.leave'), label: t('preview.leave') };
  return {
    home,
    module: addressOf(base(slug), fresh),
    priorLearning: addressOf(base(slug), fresh),
    document: null,
    part: (part, block) => addressOf(`${base(slug)}/${placeOf(part)}`, fresh) + (block ? `#${block}` : ''),
    image: (file) =>
      versionId ? `/modules/${slug}/versions/${versionId}/images/${file}` : `${base(slug)}/images/${file}`,
    ask: () => null,
  };
}

/** Where a quiz stands in a preview: the choices so far are part of each address. */
export function previewQuizWays(slug: string, quizId: string, state: PreviewState): QuizWays {
  const quiz = `${base(slug)}/quizzes/${quizId}`;
  return {
    question: (n) => addressOf(`${quiz}/questions/${n}`, state),
    review: addressOf(`${quiz}/review`, state),
    answer: (questionId) =>
      leads(`${quiz}/answers`, withAnswer(state, questionId, []), [{ name: 'question', value: questionId }]),
    submission: leads(`${quiz}/result`, state),
    autosave: false,
    most: mostKept,
  };
}

/** Taking a quiz anew, with another draw where it has pools. What was missed cannot be asked alone: a preview remembers nothing. */
export function previewStarts(slug: string, { id, draw, shuffle }: Quiz, state: PreviewState): Starts {
  const isDrawn = draw !== undefined || shuffle === 'questions' || shuffle === 'all';
  const fresh = { ...withoutAnswers(state), draw: isDrawn ? newRandomId().slice(0, 8) : '' };
  return { whole: leads(`${base(slug)}/quizzes/${id}/questions/1`, fresh), missed: null };
}

/** Where a scenario stands in a preview: the steps so far are part of each address. */
export function previewRunWays(slug: string, scenarioId: string, state: PreviewState): ScenarioWays {
  const scenario = `${base(slug)}/scenarios/${scenarioId}`;
  return {
    here: addressOf(`${scenario}/run`, state),
    choose: leads(`${scenario}/choices`, state),
    back: (place) => leads(`${scenario}/run`, withStep(state, 'return', place)),
    start: leads(`${scenario}/run`, withoutAnswers(state)),
  };
}

/** Going on to another page of the preview. */
export function previewStep(address: string): Step {
  const [action = '', query] = address.split('?');
  return { method: 'get', action, hidden: [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })) };
}
