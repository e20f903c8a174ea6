import type { Translate } from '../shared/texts';
import { backKey } from './back.rules';

/** A question has gone on the group list: the one time that its code is shown. */
export const groupItemPage = (code: string, back: string, t: Translate) => ({
  title: t('groupItem.title'),
  code,
  back: { href: back, label: t(backKey(back)) },
});
