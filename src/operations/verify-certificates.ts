import type { PrintedCertificate } from '../completions/certificates/certificate.types';
import { isSigned, keyIdOf } from '../completions/certificates/certificate-signing';
import { places, rows } from '../database/query';
import type { Check } from './verify-derived';

interface CheckedCertificate {
  id: string;
  code: string;
  keyId: string;
  issuedOn: string;
  expiresOn: string | null;
  holderId: string;
  completedBy: string | null;
  completedOn: string | null;
  minutes: number | null;
  versionNumber: number | null;
  moduleSlug: string | null;
  printId: string | null;
  text: string | null;
  signature: string | null;
  publicKey: string | null;
}

/** Every certificate stands on its holder's completion; its print is signed by the key it names, and says what the ledgers say. An erased print says nothing. */
export async function certificatesOf({ reader, say }: Check, personIds: readonly string[]): Promise<void> {
  const found = await rows<CheckedCertificate>(
    reader,
    `SELECT c.id AS "id", c.code AS "code", c.key_id AS "keyId", c.issued_on AS "issuedOn", c.expires_on AS "expiresOn", c.person_id AS "holderId",
            d.person_id AS "completedBy", d.completed_on AS "completedOn", d.minutes AS "minutes", v.number AS "versionNumber", v.module_slug AS "moduleSlug",
            p.id AS "printId", p.text AS "text", p.signature AS "signature", k.public_key AS "publicKey"
     FROM certificates c LEFT JOIN completions d ON d.id = c.completion_id LEFT JOIN module_versions v ON v.id = d.version_id
     LEFT JOIN certificate_prints p ON p.id = c.id LEFT JOIN signing_keys k ON k.id = c.key_id
     WHERE c.person_id IN (${places(personIds)}) ORDER BY c.id`,
    personIds,
  );
  for (const one of found) {
    const wrong = wrongWith(one);
    if (wrong) say(`certificates ${one.id}: ${wrong}`);
  }
}

function wrongWith(one: CheckedCertificate): string | null {
  if (one.completedBy !== one.holderId) return 'there is no completion of its holder under it.';
  if (one.printId === null) return 'what was printed is missing.';
  if (!isKey(one)) return 'the public key that it names is not here.';
  if (one.text === null || one.signature === null) return null;
  if (!isSigned(one.text, one.signature, one.publicKey!)) return 'what is printed is not what was signed.';
  return agrees(one, JSON.parse(one.text) as PrintedCertificate)
    ? null
    : 'what is printed does not agree with the ledgers.';
}

function isKey({ keyId, publicKey }: CheckedCertificate): boolean {
  try {
    return publicKey !== null && keyIdOf(publicKey) === keyId;
  } catch {
    return false;
  }
}

const recorded = [
  'code',
  'keyId',
  'issuedOn',
  'expiresOn',
  'completedOn',
  'minutes',
  'versionNumber',
  'moduleSlug',
] as const;

const agrees = (one: CheckedCertificate, printed: PrintedCertificate): boolean =>
  recorded.every((field) => printed[field] === one[field]);
