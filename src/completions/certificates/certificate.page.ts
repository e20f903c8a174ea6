import type { Translate } from '../../shared/texts';
import { fingerprint } from './certificate.rules';
import type { CertificateState, PrintedCertificate } from './certificate.types';

/** A fact of a certificate: words, or a day. */
export interface PrintedFact {
  label: string;
  words: string | null;
  day: string | null;
}

const shapes: Record<CertificateState, string> = {
  valid: 'done',
  expired: 'clock',
  revoked: 'problem',
  withdrawn: 'dash',
};

/** The state of a certificate as shape and word. */
export const stateOf = (state: CertificateState, t: Translate) => ({
  shape: shapes[state],
  words: t(`certificate.state.${state}`),
});

/** Every printed line, in the reader's words; what is signed is said as it was signed. */
export function certificateLines(printed: PrintedCertificate, t: Translate) {
  return {
    heading: printed.title,
    organisation: printed.organisation,
    name: printed.name,
    module: printed.moduleTitle,
    language: printed.language,
    facts: factsOf(printed, t),
    objectives: printed.objectives,
    key: fingerprint(printed.keyId),
  };
}

function factsOf(printed: PrintedCertificate, t: Translate): PrintedFact[] {
  const words = (key: string, said: string): PrintedFact => ({ label: t(key), words: said, day: null });
  const day = (key: string, on: string): PrintedFact => ({ label: t(key), words: null, day: on });
  const categories = Object.entries(printed.minutesByCategory);
  const hours = categories.map(([category, minutes]) =>
    t('certificate.hoursOf', { time: timeOf(minutes, t), category: t(`certificate.category.${category}`) }),
  );
  return [
    day('certificate.completedOn', printed.completedOn),
    day('certificate.issuedOn', printed.issuedOn),
    printed.expiresOn === null
      ? words('certificate.expiresOn', t('certificate.noEnd'))
      : day('certificate.expiresOn', printed.expiresOn),
    words(
      'certificate.version',
      t('certificate.versionOf', { number: printed.versionNumber, slug: printed.moduleSlug }),
    ),
    words('certificate.time', timeOf(printed.minutes, t)),
    words('certificate.hours', hours.join(', ')),
    words('certificate.how', t(`certificate.how.${printed.how}`)),
  ];
}

function timeOf(minutes: number, t: Translate): string {
  const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  return t('certificate.duration', { ...parts, total: minutes }).trim();
}
