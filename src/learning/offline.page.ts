import { hrefOf, partsOf } from '../content/module-parts.rules';
import type { PublishedModule } from '../content/content.types';
import type { Translate } from '../shared/texts';

/** @param modules those in progress; null on a shared computer, which keeps nothing. */
export function offlinePage(modules: readonly PublishedModule[] | null, t: Translate) {
  return {
    title: t('offline.title'),
    sentence: t(modules === null ? 'offline.shared' : 'offline.sentence', { modules: modules?.length ?? 0 }),
    modules: (modules ?? []).map(({ module }) => ({
      title: module.title,
      href: `/modules/${module.slug}`,
      document: `/modules/${module.slug}/document`,
      lessons: partsOf(module)
        .filter(({ kind }) => kind === 'lesson')
        .map((part) => ({ title: part.title, href: hrefOf(module.slug, part) })),
    })),
  };
}
