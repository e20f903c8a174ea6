import type { UndeliveredMessage } from '../messages/outbox.queries';
import type { Translate } from '../shared/texts';

const own = new Set(['ended', 'deactivated', 'unreadable']);

/** Mails that did not arrive and why, in plain words; never what stands in them. */
export function messagesPage(undelivered: readonly UndeliveredMessage[], isOn: boolean, t: Translate) {
  const given = undelivered.filter((message) => message.gaveUpAt !== null).length;
  return {
    title: t('messages.title'),
    sentence: isOn ? t('messages.sentence', { given, waiting: undelivered.length - given }) : t('messages.off'),
    messages: undelivered.map((message) => ({
      href: `/administration/people/${message.personId}/invitations`,
      name: message.name,
      what: t(`messages.template.${message.template}`),
      on: message.createdAt,
      state: t(message.gaveUpAt ? 'messages.gaveUp' : 'messages.waiting', { tries: message.tries }),
      why: reason(message.lastError ?? '', t),
    })),
  };
}

function reason(code: string, t: Translate): string {
  if (own.has(code)) return t(`messages.reason.${code}`);
  return /^\d+$/.test(code) ? t('messages.reason.answered', { code }) : t('messages.reason.notReached', { code });
}
