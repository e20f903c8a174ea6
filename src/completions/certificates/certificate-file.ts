import { canonical, isPlainJson } from './certificate.rules';
import { isSigned } from './certificate-signing';
import type { KnownCertificate, PrintedCertificate } from './certificate.types';

/** The file that a certificate is downloaded as: what is printed, and the signature over its canonical form. */
export function certificateFile({ printed, signature }: NonNullable<KnownCertificate['signed']>): string {
  return `${JSON.stringify({ certificate: printed, signature }, null, 2)}\n`;
}

type Checked =
  | { outcome: 'not-a-certificate' | 'altered' }
  | { outcome: 'other-key'; keyId: string }
  | { outcome: 'valid' | 'expired'; printed: PrintedCertificate };

/** Checks a downloaded certificate without asking anybody. @param keys public keys (PEM) by their id. */
export function checkFile(file: string, keys: ReadonlyMap<string, string>, today: string): Checked {
  const read = readFile(file);
  if (!read) return { outcome: 'not-a-certificate' };
  const { certificate, signature } = read;
  const publicKey = keys.get(String(certificate.keyId));
  if (publicKey === undefined) return { outcome: 'other-key', keyId: String(certificate.keyId) };
  if (!isPlainJson(file) || !isSigned(canonical(certificate), signature, publicKey)) return { outcome: 'altered' };
  const { expiresOn } = certificate;
  return { outcome: expiresOn !== null && expiresOn < today ? 'expired' : 'valid', printed: certificate };
}

function readFile(file: string): { certificate: PrintedCertificate; signature: string } | null {
  try {
    const { certificate, signature, ...more } = JSON.parse(file) as Record<string, unknown>;
    const isOne = typeof certificate === 'object' && certificate !== null && typeof signature === 'string';
    const { format } = (certificate ?? {}) as { format?: unknown };
    if (!isOne || format !== 'waymark-certificate-1' || Object.keys(more).length > 0) return null;
    return { certificate: certificate as PrintedCertificate, signature };
  } catch {
    return null;
  }
}
