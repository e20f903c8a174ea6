import { newId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { type InvitationKind, pathOf } from './invitation.rules';

interface Whose {
  name: string;
  email: string;
}

/** Setting a password with a link. `error` is a message key; what was typed is never shown again. */
export function setPasswordPage(
  kind: InvitationKind,
  token: string,
  whose: Whose,
  organisation: string,
  error: string | null,
  t: Translate,
) {
  return {
    title: t(`setPassword.${kind}.title`),
    sentence: t(`setPassword.${kind}.sentence`, { name: whose.name, organisation }),
    help: t(`setPassword.${kind}.help`),
    action: pathOf(kind, token),
    email: whose.email,
    error: error ? t(error) : null,
    key: newId(),
  };
}

/** The same for every link that opens nothing, whatever the reason. */
export function worthlessLinkPage(kind: InvitationKind, canAsk: boolean, t: Translate) {
  return {
    title: t('worthlessLink.title'),
    what: t(canAsk ? `worthlessLink.${kind}` : 'worthlessLink.askAdministrator'),
    canAsk,
  };
}
