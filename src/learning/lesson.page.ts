import type { Block, Lesson } from '../content/course-model.types';
import { hrefOf, partsOf } from '../content/module-parts.rules';
import { renderMarkdown } from '../content/render/markdown';
import type { Named } from '../people/people.types';
import type { Translate } from '../shared/texts';
import type { OwnModule } from './training.service';
import { factsOf, trail } from './trail.page';

/** One lesson. `slot` gives what the organisation filled in for a local slot. */
export function lessonPage(
  own: OwnModule,
  lesson: Lesson,
  slot: (key: string) => string,
  supervisors: Named[],
  formKey: string,
  t: Translate,
) {
  const { module, versionId } = own.published;
  const parts = partsOf(module);
  const at = parts.findIndex((part) => part.kind === 'lesson' && part.id === lesson.id);
  const [before, after] = [parts[at - 1], parts[at + 1]];
  const links = {
    lesson: (id: string, block?: string) => `/modules/${module.slug}/lessons/${id}${block ? `#${block}` : ''}`,
    image: (path: string) => `/modules/${module.slug}/versions/${versionId}/images/${path.replace(/^.*\//, '')}`,
    slot,
    resource: (id: string) => id,
  };
  const shown = (block: Block) => ({
    id: block.id,
    kind: block.kind,
    title: block.title,
    bodyHtml: renderMarkdown(block.markdown, links),
  });
  return {
    title: lesson.title,
    module: { title: module.title, href: `/modules/${module.slug}` },
    slug: module.slug,
    lessonId: lesson.id,
    number: at + 1,
    of: parts.length,
    minutes: lesson.minutes,
    message: lesson.message,
    notes: module.contentNotes
      .filter((note) => note.lesson === lesson.id)
      .map((note) => ({ lines: [{ text: note.text }] })),
    blocks: lesson.blocks.map(shown),
    contents: trail(module, factsOf(own.progress), lesson.id, t),
    previous: before ? { title: before.title, href: hrefOf(module.slug, before) } : null,
    next: after
      ? { title: after.title, href: hrefOf(module.slug, after) }
      : { title: t('lesson.backToModule'), href: `/modules/${module.slug}` },
    done: own.progress?.lessonsDone.has(lesson.id) ?? false,
    action: `${hrefOf(module.slug, { kind: 'lesson', id: lesson.id })}/completion`,
    versionId,
    formKey,
    supervisors,
  };
}
