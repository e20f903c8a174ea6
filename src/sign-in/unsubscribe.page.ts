import type { MailList } from '../messages/messages.types';
import type { Translate } from '../shared/texts';

/** Asks whether to stop one kind of mail, or says that it has stopped. It names nobody: a link may be passed on. */
export const unsubscribePage = (token: string, list: MailList, isDone: boolean, t: Translate) => ({
  title: t('unsubscribe.title'),
  sentence: t(`unsubscribe.${isDone ? 'done' : 'ask'}.${list}`),
  help: t(isDone ? 'unsubscribe.doneHelp' : 'unsubscribe.help'),
  action: isDone ? null : `/unsubscribe/${token}`,
});
