import { newId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import type { Account, LinkMade } from '../sign-in/invitations.queries';
import type { Invited } from '../sign-in/invitations.service';

const personPage = (account: Account): string => `/administration/people/${account.id}`;

const frameOf = (account: Account) => ({
  back: { href: personPage(account), name: account.name },
  action: `${personPage(account)}/invitations`,
  key: newId(),
});

/** What will happen, and which links were made before. */
export function invitationPage(
  account: Account,
  links: readonly (LinkMade & { isGood: boolean })[],
  isMailOn: boolean,
  t: Translate,
) {
  const kind = account.passwordHash ? 'password-reset' : 'invitation';
  const way = isMailOn ? 'mail' : 'link';
  return {
    ...frameOf(account),
    title: t(`invitation.${kind}.title`),
    sentence: t(`invitation.${kind}.${way}`, { name: account.name, email: account.email }),
    help: t(`invitation.${kind}.help`),
    told: t('invitation.told', { name: account.name }),
    button: t(`invitation.button.${way}`),
    isClosed: account.deactivatedAt !== null,
    closed: t('invitation.closed', { name: account.name }),
    links: links.map((link) => ({
      what: t(`invitation.${link.kind}.word`),
      by: t(`invitation.by.${link.deliveredBy}`),
      madeOn: link.createdAt,
      usedOn: link.usedAt,
      endsAt: link.endsAt,
      isGood: link.isGood,
    })),
  };
}

/** The link, shown once; or that the mail is on its way; or, when the form was sent again, that it was shown before. */
export function invitationMadePage(
  account: Account,
  invited: Invited | null,
  isMailOn: boolean,
  here: string,
  t: Translate,
) {
  const state = invited?.path ? 'link' : isMailOn ? 'sent' : 'shown';
  return {
    ...frameOf(account),
    title: t(`invitationMade.${state}.title`),
    sentence: t(`invitationMade.${state}.sentence`, { name: account.name, email: account.email }),
    ends: invited ? t(`invitation.${invited.kind}.help`) : null,
    told: t('invitation.told', { name: account.name }),
    link: invited?.path ? `${here}${invited.path}` : null,
    canRepeat: state === 'shown',
    isSent: state === 'sent',
  };
}
