import { countedParts, isPartDone, nextPart } from '../completions/completion.rules';
import { minutesOf } from '../content/module-parts.rules';
import { becauseWords, saidWords } from '../enrolments/asked.page';
import type { BlockingSlot } from '../content/slot.types';
import type { Asked } from '../enrolments/asked.types';
import type { Named } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { closedWords, whomToAsk } from './closed.page';
import { courseText, type Facts } from './course-text.page';
import type { OwnModule, Ways } from './reading.types';
import { factsOf, sourceLines, trail, whoSees } from './trail.page';

/** What still has to be done for a module to be complete, as links. */
export function toFinish({ published, progress }: OwnModule, ways: Ways) {
  const facts = factsOf(progress);
  return countedParts(published.module).map((part) => ({
    words: part.title,
    done: isPartDone(part, facts),
    href: isPartDone(part, facts) ? null : ways.part(part),
  }));
}

interface Given {
  own: OwnModule;
  facts: Facts;
  asked: Asked | null;
  /** Why it cannot be begun now; null where it can, or was. */
  closed: BlockingSlot[] | null;
  supervisors: Named[];
}

export function modulePage({ own, facts, asked, closed, supervisors }: Given, ways: Ways, t: Translate) {
  const { published, current, progress } = own;
  const { module } = published;
  const { words } = courseText(facts, ways);
  const next = nextPart(module, factsOf(progress));
  const state = progress?.completion ? 'done' : progress?.startedAt ? 'started' : closed ? 'closed' : 'ahead';
  const lessonTitle = (id: string | undefined) => module.lessons.find((lesson) => lesson.id === id)?.title ?? null;
  return {
    title: module.title,
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
            label: t(state === 'ahead' ? 'module.start' : 'module.continue', { title: next.title }),
            href: ways.part(next),
          }
        : null,
    contentNotes: module.contentNotes.map((note) => ({
      text: words(note.text),
      lessonTitle: lessonTitle(note.lesson),
    })),
    objectives: module.objectives.map((objective) => words(objective.text)),
    parts: trail(module, factsOf(progress), closed ? null : next, ways, t),
    asked: asked && !progress?.completion ? askedLines(asked, t) : null,
    completed: progress?.completion ? { on: progress.completion.completedOn, versionNumber: published.number } : null,
    document: closed ? null : ways.document,
    sources: sourceLines(module),
    whoSees: whoSees(t),
    newer: current.number > published.number ? { number: current.number } : null,
  };
}

/** By when and why it is asked; on leave there is no date, and none is ever called late. */
function askedLines(asked: Asked, t: Translate) {
  return {
    said: saidWords(asked, t),
    dueOn: asked.onLeave ? null : asked.dueOn,
    because: asked.onLeave ? '' : becauseWords(asked.because, t),
    onLeave: asked.onLeave && asked.word?.kind !== 'waived',
  };
}
