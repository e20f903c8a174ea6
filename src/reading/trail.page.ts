import { type Facts, isPartDone } from '../completions/completion.rules';
import { type Part, partsOf } from '../content/module-parts.rules';
import { langOf } from '../content/translated.rules';
import type { TrainingModule } from '../content/course-model.types';
import type { Translate } from '../shared/texts';
import type { Ways } from './reading.types';

const nothing: Facts = { done: new Set<string>() };
/** Every page says who else reads what it holds. */
export const whoSees = (t: Translate): string[] => [t('whoSees.you'), t('whoSees.supervisor')];

export const factsOf = (progress: Facts | null): Facts => progress ?? nothing;

/** The trail of a module: done, you are here, ahead. */
export function trail(
  module: TrainingModule,
  facts: Facts,
  here: Pick<Part, 'kind' | 'id'> | null,
  ways: Ways,
  t: Translate,
) {
  return partsOf(module).map((part) => {
    const state = part.kind === here?.kind && part.id === here.id ? 'here' : isPartDone(part, facts) ? 'done' : 'ahead';
    return {
      kind: part.kind,
      title: part.title,
      lang: langOf(module, t.language, part),
      href: ways.part(part),
      state,
      stateWords: words(part, state, t),
      minutes: part.minutes,
      questions: part.kind === 'quiz' ? part.questions : null,
    };
  });
}

function words(part: Part, state: string, t: Translate): string {
  if (state === 'done') return t('state.done');
  const isHere = state === 'here';
  return part.kind !== 'quiz'
    ? t(isHere ? 'part.hereMinutes' : 'part.minutes', { minutes: part.minutes })
    : t(isHere ? 'part.hereQuestions' : 'part.questions', { questions: part.questions });
}

export const sourceLines = ({ sources }: TrainingModule) =>
  sources.map(({ text, url }) => ({ text, url: url ?? null }));

/** The way to another lesson's block, said as "Lesson 4 · 10 minutes". */
export function readAgain(
  module: TrainingModule,
  target: { lesson: string; block?: string } | undefined,
  ways: Ways,
  t: Translate,
) {
  const lessons = partsOf(module).filter((part) => part.kind === 'lesson');
  const at = lessons.findIndex((lesson) => lesson.id === target?.lesson);
  const lesson = lessons[at];
  if (!lesson || !target) return null;
  return {
    title: lesson.title,
    href: ways.part(lesson, target.block),
    where: t('part.lessonNumber', { n: at + 1 }),
    minutes: lesson.minutes,
  };
}
