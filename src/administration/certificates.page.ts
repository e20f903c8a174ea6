import { certificateLines, stateOf } from '../completions/certificates/certificate.page';
import { type KnownCertificate, revocationReasons } from '../completions/certificates/certificate.types';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';

export const certificatesPage = (typed: string, t: Translate) => ({
  title: t('certificates.title'),
  code: typed,
  error: typed === '' ? null : t('certificates.none'),
});

/** What it says and how it stands, as on its public page, and the form that takes it back. */
export function certificatePage(certificate: KnownCertificate, returned: Returned | null, t: Translate) {
  const { id, state, revoked, signed, code } = certificate;
  const lines = signed && certificateLines(signed.printed, t);
  const form = shownForm(
    `/administration/certificates/${id}/revocations`,
    { reason: '', note: '', sure: '' },
    returned,
    t,
  );
  return {
    title: t('certificates.title'),
    heading: t('certificates.of', { name: lines?.name ?? t('certificates.erasedName') }),
    state: stateOf(state, t),
    sentence: t(`certificate.says.${state}`),
    revoked: revoked && { on: revoked.on, why: t(`certificate.reason.${revoked.reason}`) },
    facts: lines && { module: lines.module, rows: lines.facts },
    publicHref: `/certificates/${code}`,
    form: revoked
      ? null
      : {
          ...form,
          isSure: form.values.sure === 'yes',
          reasons: revocationReasons.map((reason) => ({
            value: reason,
            label: t(`certificate.reason.${reason}`),
            selected: form.values.reason === reason,
          })),
        },
  };
}
