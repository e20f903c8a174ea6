import { countedParts, type CountedPart, isPartDone, nextPart, whatIsMissing } from '../completions/completion.rules';
import type { Claim } from '../completions/prior-learning.queries';
import type { Completed } from '../completions/progress.types';
import { renewalOf } from '../completions/renewal.rules';
import { minutesOf, partsOf, quizOf } from '../content/module-parts.rules';
import { langOf } from '../content/translated.rules';
import type { TrainingModule } from '../content/course-model.types';
import { becauseWords, saidWords } from '../enrolments/asked.page';
import type { BlockingSlot } from '../content/slot.types';
import type { Asked } from '../enrolments/asked.types';
import type { Named } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { closedWords, whomToAsk } from './closed.page';
import type { confidencePart } from './confidence.page';
import { courseText, type Facts } from './course-text.page';
import type { OwnModule, Ways } from './reading.types';
import { type Live, sessionsPart } from './sessions.page';
import { factsOf, sourceLines, trail, whoSees } from './trail.page';

/** What has to be done for a module to be complete, as links to what is missing. */
export function toFinish({ published, progress }: OwnModule, ways: Ways, t: Translate) {
  const facts = factsOf(progress);
  const missing = new Set(whatIsMissing(published.module, facts).map(({ kind, id }) => `${kind}:${id}`));
  return countedParts(published.module).map((part) => {
    const isMissing = missing.has(`${part.kind}:${part.id}`);
    const done = isPartDone(part, facts);
    return {
      words: part.kind === 'reflection' ? t('part.reflection', { title: part.title }) : part.title,
      done,
      href: isMissing ? addressOf(part, ways) : null,
      note: done || isMissing ? '' : t('sessions.notNeeded'),
    };
  });
}

/** A session stands on the module's own page. */
const addressOf = ({ kind, id, at, block }: CountedPart, ways: Ways): string =>
  at ? ways.part(at, block) : `${ways.module}#${kind}-${id}`;

interface Given {
  own: OwnModule;
  facts: Facts;
  asked: Asked | null;
  /** Why it cannot be begun now; null where it can, or was. */
  closed: BlockingSlot[] | null;
  supervisors: Named[];
  /** What only a learner has; a preview has none of it. */
  person: { live: Live | null; claim: Claim | null; today: string } | null;
  confidence: ReturnType<typeof confidencePart>;
}

export function modulePage(
  { own, facts, asked, closed, supervisors, person, confidence }: Given,
  ways: Ways,
  t: Translate,
) {
  const { published, current, progress } = own;
  const { module } = published;
  const { words } = courseText(facts, ways);
  const next = nextPart(module, factsOf(progress));
  const state = progress?.completion ? 'done' : progress?.startedAt ? 'started' : closed ? 'closed' : 'ahead';
  const lessonTitle = (id: string | undefined) => module.lessons.find((lesson) => lesson.id === id)?.title ?? null;
  const renewal = person && progress && renewalOf(progress, person.today);
  const begins = renewal ? 'module.again' : 'module.start';
  return {
    title: module.title,
    lang: langOf(module, t.language),
    untranslated: untranslatedWords(module, t),
    home: ways.home,
    summary: words(module.summary),
    slug: module.slug,
    state,
    stateWords: t(`moduleState.${state}`),
    versionNumber: published.number,
    minutes: minutesOf(module),
    closed: closed ? { why: closedWords(closed, t), ask: whomToAsk(supervisors, t) } : null,
    next:
      next && !closed
        ? {
            label: t(state === 'ahead' ? begins : 'module.continue', { title: next.title }),
            href: ways.part(next.at, next.block),
          }
        : null,
    contentNotes: module.contentNotes.map((note) => ({
      text: words(note.text),
      lessonTitle: lessonTitle(note.lesson),
    })),
    objectives: module.objectives.map((objective) => words(objective.text)),
    parts: trail(module, factsOf(progress), closed ? null : (next?.at ?? null), ways, t),
    asked: asked && !progress?.completion ? askedLines(asked, Boolean(renewal?.isValid), t) : null,
    completed: progress?.completion
      ? { on: progress.completion.completedOn, versionNumber: published.number, ...wayLines(progress.completion, t) }
      : null,
    renewal: renewal && { ...renewal, key: renewal.isValid ? 'renewal.open' : 'renewal.over' },
    toFinish: progress?.completion ? [] : toFinish(own, ways, t),
    sessions: sessionsPart(own, person?.live ?? null, t),
    testOut: progress?.completion || closed ? null : testOut(module, ways),
    priorLearning: progress?.completion ? null : priorLearning(person?.claim ?? null, ways, t),
    document: closed ? null : ways.document,
    sources: sourceLines(module),
    confidence,
    whoSees: whoSees(t),
    /** The learner's door adds it. */
    certificate: null,
    newer: current.number > published.number ? { number: current.number } : null,
  };
}

/** How it was finished, where that was not by working through it; and until when that is valid, where it ends. */
export const wayLines = ({ way, validUntil }: Pick<Completed, 'way' | 'validUntil'>, t: Translate) => ({
  way: way === 'worked' ? '' : t(`way.${way}`),
  validUntil,
});

/** Whoever reads another language is told once what they will meet. */
function untranslatedWords(module: TrainingModule, t: Translate): string {
  const parts = partsOf(module);
  const left = parts.filter((part) => langOf(module, t.language, part) !== null).length;
  if (left === 0) return '';
  return t(left === parts.length ? 'module.notTranslated' : 'module.partlyTranslated', { left });
}

function testOut(module: TrainingModule, ways: Ways) {
  const quiz = quizOf(module, module.completion.testOut ?? '');
  return quiz ? { title: quiz.title, href: ways.part({ kind: 'quiz', id: quiz.id }) } : null;
}

/** Only what is open or was declined is said; the form stands on a page of its own. */
function priorLearning(claim: Claim | null, { priorLearning: href }: Ways, t: Translate) {
  const outcome = claim?.outcome ?? (claim ? 'waiting' : null);
  const words = outcome === 'waiting' || outcome === 'declined' ? t(`priorLearning.state.${outcome}`) : '';
  return { href, words, label: t(words ? 'priorLearning.look' : 'priorLearning.offer') };
}

/** By when and why it is asked; on leave, and while an earlier completion is valid, there is no date, and none is ever called late. */
function askedLines(asked: Asked, isValid: boolean, t: Translate) {
  const isDated = !asked.onLeave && !isValid;
  return {
    said: saidWords(asked, t),
    dueOn: isDated ? asked.dueOn : null,
    because: isDated ? becauseWords(asked.because, t) : '',
    onLeave: asked.onLeave && asked.word?.kind !== 'waived',
  };
}
