import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';

/** Taking a question off the group list, by its code. */
export const groupWithdrawalPage = (isDone: boolean, returned: Returned | null, t: Translate) => ({
  title: t('groupWithdrawal.title'),
  note: isDone ? t('groupWithdrawal.done') : null,
  form: shownForm('/questions/withdrawals', { code: '' }, returned, t),
});
