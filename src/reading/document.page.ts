import { lessonOf, minutesOf, shortVersionOf } from '../content/module-parts.rules';
import type { Lesson, TrainingModule } from '../content/course-model.types';
import { langOf } from '../content/translated.rules';
import type { PublishedModule } from '../content/content.types';
import type { Translate } from '../shared/texts';
import { type CourseText, courseText, type Facts } from './course-text.page';
import type { Ways } from './reading.types';
import { sourceLines } from './trail.page';

/** All lessons of a module on one page, to print or to save. Questions stay where they are answered. */
export function documentPage(published: PublishedModule, facts: Facts, ways: Ways, asOf: string, t: Translate) {
  const { module, number } = published;
  const text = courseText(facts, ways);
  const lessons = lessonsOf(module).map((lesson, i) => ({
    ...shown(lesson, i + 1, text, module),
    lang: langOf(module, t.language, { kind: 'lesson', id: lesson.id }),
  }));
  return {
    title: t('document.title', { title: module.title }),
    module: { title: module.title, href: ways.module },
    lang: langOf(module, t.language),
    summary: text.words(module.summary),
    minutes: minutesOf(module),
    number,
    asOf,
    hasFolds: lessons.some(({ blocks }) => blocks.some(({ isFolded }) => isFolded)),
    notes: module.contentNotes.filter((note) => !note.lesson).map((note) => text.words(note.text)),
    objectives: module.objectives.map((objective) => text.words(objective.text)),
    lessons,
    sources: sourceLines(module),
  };
}

const lessonsOf = (module: TrainingModule): Lesson[] =>
  module.contents.flatMap((entry) => (entry.kind === 'lesson' ? (lessonOf(module, entry.id) ?? []) : []));

function shown(lesson: Lesson, n: number, text: CourseText, module: TrainingModule) {
  return {
    id: lesson.id,
    n,
    title: lesson.title,
    message: text.words(lesson.message),
    notes: module.contentNotes.filter((note) => note.lesson === lesson.id).map((note) => text.words(note.text)),
    blocks: lesson.blocks.map((block, i) => ({
      id: `${lesson.id}--${block.id}`,
      kind: block.kind,
      title: text.words(block.title),
      bodyHtml: text.html(block.markdown),
      isFolded: shortVersionOf(lesson.blocks[i - 1]) !== null,
    })),
  };
}
