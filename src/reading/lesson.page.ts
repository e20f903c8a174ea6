import { isPartDone } from '../completions/completion.rules';
import type { Block, Lesson } from '../content/course-model.types';
import { partsOf, shortVersionOf, withShortVersion } from '../content/module-parts.rules';
import { langOf } from '../content/translated.rules';
import { overseerNames } from '../people/overseers.page';
import type { Overseer } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { type CourseText, courseText, type Facts } from './course-text.page';
import type { OwnModule, ReflectBox, Step, Ways } from './reading.types';
import { factsOf, trail } from './trail.page';

/** One lesson. */
export function lessonPage(
  own: OwnModule,
  lesson: Lesson,
  facts: Facts,
  supervisors: readonly Overseer[],
  ways: Ways,
  /** What its button at the end does; it leads to the next part. */
  done: Step,
  t: Translate,
  /** What goes with each box to reflect on, by block; nothing in a preview. */
  reflect: ReadonlyMap<string, ReflectBox> = new Map(),
) {
  const { module } = own.published;
  const parts = partsOf(module);
  const at = parts.findIndex((part) => part.kind === 'lesson' && part.id === lesson.id);
  const [before, after] = [parts[at - 1], parts[at + 1]];
  const text = courseText(facts, ways);
  return {
    title: lesson.title,
    lang: langOf(module, t.language, { kind: 'lesson', id: lesson.id }),
    moduleLang: langOf(module, t.language),
    module: { title: module.title, href: ways.module },
    slug: module.slug,
    lessonId: lesson.id,
    number: at + 1,
    of: parts.length,
    minutes: lesson.minutes,
    message: text.words(lesson.message),
    notes: module.contentNotes
      .filter((note) => note.lesson === lesson.id)
      .map((note) => ({ lines: [{ text: text.words(note.text) }] })),
    blocks: lesson.blocks.map((block, i) => ({
      ...shown(block, lesson.blocks[i - 1], text, t),
      glossary: block.kind === 'keyterm' ? facts.term(block.title) : null,
      ask: ways.ask({ kind: 'lesson', part: lesson.id, id: block.id }),
      askAbout: text.words(block.title) || lesson.title,
      reflect: reflect.get(block.id) ?? null,
    })),
    contents: trail(module, factsOf(own.progress), { kind: 'lesson', id: lesson.id }, ways, t),
    previous: before ? { title: before.title, href: ways.part(before) } : null,
    next: after
      ? { title: after.title, href: ways.part(after) }
      : { title: t('lesson.backToModule'), href: ways.module },
    done: isPartDone({ kind: 'lesson', id: lesson.id }, factsOf(own.progress)),
    step: done,
    supervisors: overseerNames(supervisors, t).map((name) => ({ name })),
  };
}

/** A block whose content note gives a short version is folded; the fold has the block's own address. */
function shown(block: Block, before: Block | undefined, text: CourseText, t: Translate) {
  const isFolded = shortVersionOf(before) !== null;
  const markdown = shortVersionOf(block) === null ? block.markdown : withShortVersion(block.markdown);
  const title = text.words(block.title);
  const words = title ? t('lesson.unfold', { title }) : t('lesson.unfoldPart');
  return {
    id: isFolded ? `${block.id}-text` : block.id,
    folded: isFolded ? { id: block.id, words } : null,
    kind: block.kind,
    title,
    bodyHtml: text.html(markdown),
  };
}
