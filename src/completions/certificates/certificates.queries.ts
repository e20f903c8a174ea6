import { type Reader, rows } from '../../database/query';
import type { RevocationReason } from './certificate.types';

export interface CertificateRow {
  id: string;
  personId: string;
  completionId: string;
  enrolmentId: string;
  code: string;
  keyId: string;
  issuedOn: string;
  expiresOn: string | null;
  text: string | null;
  signature: string | null;
  publicKey: string;
  revokedOn: string | null;
  reason: RevocationReason | null;
  withdrawn: number | null;
}

type By = 'c.person_id' | 'c.id' | 'c.code' | 'c.completion_id';

/** Certificates with everything that is known of them, the newest first. One query. */
export const certificatesBy = (db: Reader, by: By, value: string) =>
  rows<CertificateRow>(
    db,
    `SELECT c.id AS "id", c.person_id AS "personId", c.completion_id AS "completionId", d.enrolment_id AS "enrolmentId", c.code AS "code",
            c.key_id AS "keyId", c.issued_on AS "issuedOn", c.expires_on AS "expiresOn", p.text AS "text", p.signature AS "signature",
            k.public_key AS "publicKey", r.revoked_on AS "revokedOn", r.reason AS "reason",
            (SELECT w.withdrawn FROM certificate_withdrawals w WHERE w.certificate_id = c.id ORDER BY w.revision DESC LIMIT 1) AS "withdrawn"
     FROM certificates c JOIN completions d ON d.id = c.completion_id JOIN signing_keys k ON k.id = c.key_id
     LEFT JOIN certificate_prints p ON p.id = c.id LEFT JOIN certificate_revocations r ON r.certificate_id = c.id
     WHERE ${by} = ? ORDER BY c.issued_at DESC, c.id DESC`,
    [value],
  );

interface OwnCompletion {
  id: string;
  enrolmentId: string;
  versionId: string;
  minutes: number;
  completedOn: string;
  name: string;
}

/** What an enrolment was completed with, if it is this person's. */
export const completionOf = async (db: Reader, personId: string, enrolmentId: string) =>
  (
    await rows<OwnCompletion>(
      db,
      `SELECT c.id AS "id", c.enrolment_id AS "enrolmentId", c.version_id AS "versionId", c.minutes AS "minutes", c.completed_on AS "completedOn", p.name AS "name"
       FROM completions c JOIN people p ON p.id = c.person_id WHERE c.enrolment_id = ? AND c.person_id = ?`,
      [enrolmentId, personId],
    )
  )[0];

export const signingKeys = (db: Reader) =>
  rows<{ id: string; publicKey: string }>(db, `SELECT id AS "id", public_key AS "publicKey" FROM signing_keys`);

export const lastWithdrawal = async (db: Reader, certificateId: string) =>
  (
    await rows<{ revision: number; withdrawn: number }>(
      db,
      `SELECT revision AS "revision", withdrawn AS "withdrawn" FROM certificate_withdrawals WHERE certificate_id = ? ORDER BY revision DESC LIMIT 1`,
      [certificateId],
    )
  )[0];
