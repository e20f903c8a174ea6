import type { Translate } from '../shared/texts';
import { addressOf, type PreviewState, withoutAnswers } from './preview.rules';
import type { Previewed } from './preview.service';
import { problemRow } from './studio.page';

/** What stands above every page of a preview. @param path the page's own, without its query. */
export function previewBand(
  { slug, shown, publishedNumber, hasFolder, problems }: Previewed,
  state: PreviewState,
  path: string,
  t: Translate,
) {
  const isFolder = state.of === 'folder';
  const hasOther = isFolder ? publishedNumber !== null : hasFolder;
  const other = withoutAnswers({ ...state, of: isFolder ? 'published' : 'folder' });
  const errors = problems.filter(({ level }) => level === 'error').length;
  return {
    what: isFolder ? t('preview.folder') : t('preview.version', { number: publishedNumber ?? 0 }),
    other: hasOther
      ? {
          href: addressOf(`/studio/${slug}/preview`, other),
          words: isFolder ? t('preview.toVersion', { number: publishedNumber ?? 0 }) : t('preview.toFolder'),
        }
      : null,
    key: shown && {
      href: addressOf(path, { ...state, key: !state.key }),
      words: t(state.key ? 'preview.hideKey' : 'preview.showKey'),
    },
    leave: { href: `/studio/${slug}`, words: t('preview.leave') },
    problems: problems.map(problemRow),
    isOpen: errors > 0,
    problemsWords: t('preview.problems', { problems: problems.length, errors }),
  };
}

/** Where nothing can be shown: what is in the way stands in the band. */
export const nothingPage = (preview: ReturnType<typeof previewBand>, t: Translate) => ({
  title: t('preview.nothing'),
  help: t(preview.problems.length > 0 ? 'preview.nothingHelp' : 'preview.nothingThere'),
  preview,
});
