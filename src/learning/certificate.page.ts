import { certificateLines, stateOf } from '../completions/certificates/certificate.page';
import type { KnownCertificate } from '../completions/certificates/certificate.types';
import type { Translate } from '../shared/texts';
import { qrPart } from './own-certificate.page';

/** The state first, then every printed line; of what its holder took out of view, nothing that is about a person. */
export function certificatePage(certificate: KnownCertificate, address: string, t: Translate) {
  const { state, revoked, expiresOn, code, keyId, isWithdrawn } = certificate;
  const signed = isWithdrawn ? null : certificate.signed;
  return {
    title: t('certificate.checkTitle'),
    state: stateOf(state, t),
    sentence: t(`certificate.says.${state}`),
    expiredOn: state === 'expired' ? expiresOn : null,
    revoked: revoked && { on: revoked.on, why: t(`certificate.reason.${revoked.reason}`) },
    gone: signed || isWithdrawn ? null : t('certificate.erased'),
    sheet: signed && { ...certificateLines(signed.printed, t), address, qr: qrPart(address) },
    fileHref: signed ? `/certificates/${code}/certificate.json` : null,
    keyHref: `/certificates/keys/${keyId}`,
  };
}

export const waitPage = (t: Translate) => ({
  title: t('certificate.wait.heading'),
  heading: t('certificate.wait.heading'),
  sentence: t('certificate.wait.sentence'),
  what: t('certificate.wait.what'),
  reference: null,
  home: '/',
});
