import { certificateLines, stateOf } from '../completions/certificates/certificate.page';
import type { KnownCertificate } from '../completions/certificates/certificate.types';
import type { Config } from '../config/config';
import { newRandomId } from '../shared/ids';
import { type QrCode, qrCode } from '../shared/qr';
import type { Translate } from '../shared/texts';

interface Given {
  address: string;
  /** Letters that the PDF's font does not have. */
  missing: string[];
}

/** Where anybody checks it: at the place's public address, else at the one that the reader's browser knows. */
export const addressOf = (
  { code }: Pick<KnownCertificate, 'code'>,
  request: { protocol: string; host: string },
  { publicUrl }: Pick<Config, 'publicUrl'>,
): string => `${publicUrl ?? `${request.protocol}://${request.host}`}/certificates/${code}`;

/** With four empty squares around it, which scanners need. */
export function qrPart(address: string) {
  const { size, path }: QrCode = qrCode(address);
  return { box: `-4 -4 ${size + 8} ${size + 8}`, path };
}

export function ownCertificatePage(certificate: KnownCertificate, { address, missing }: Given, t: Translate) {
  const { id, signed, isWithdrawn, state, revoked } = certificate;
  const base = `/my-record/certificates/${id}`;
  return {
    title: t('certificate.title'),
    state: stateOf(state, t),
    revoked: revoked && { on: revoked.on, why: t(`certificate.reason.${revoked.reason}`) },
    sheet: signed && { ...certificateLines(signed.printed, t), address, qr: qrPart(address) },
    missing: missing.length > 0 ? t('certificate.missing', { letters: missing.join(' ') }) : null,
    pdfHref: missing.length > 0 ? null : `${base}/certificate.pdf`,
    fileHref: `${base}/certificate.json`,
    publicHref: `/certificates/${certificate.code}`,
    view: {
      action: `${base}/withdrawals`,
      key: newRandomId(),
      to: isWithdrawn ? 'public' : 'own',
      says: t(isWithdrawn ? 'certificate.isHidden' : 'certificate.isPublic'),
      button: t(isWithdrawn ? 'certificate.putBack' : 'certificate.takeOut'),
    },
  };
}

export type MadeCertificates = ReadonlyMap<string, KnownCertificate>;

/** The certificate of what an enrolment was completed with, and its state; where there is none yet, the form that makes it. */
export function certificateLink(enrolmentId: string, made: MadeCertificates, t: Translate) {
  const certificate = made.get(enrolmentId);
  if (!certificate) return { make: { enrolmentId, key: newRandomId() }, made: null };
  const href = `/my-record/certificates/${certificate.id}`;
  const pdfHref = certificate.signed ? `${href}/certificate.pdf` : null;
  return { make: null, made: { href, pdfHref, state: stateOf(certificate.state, t) } };
}
