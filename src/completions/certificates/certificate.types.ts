/** How somebody came to complete a module. */
export type HowCompleted = 'self-paced' | 'live' | 'prior-learning';
export const revocationReasons = ['mistake', 'details', 'completion', 'other'] as const;
export type RevocationReason = (typeof revocationReasons)[number];
export type CertificateState = 'valid' | 'expired' | 'revoked' | 'withdrawn';

/** Everything that is printed, and therefore signed. Days are YYYY-MM-DD. */
export interface PrintedCertificate {
  format: 'waymark-certificate-1';
  title: string;
  language: string;
  organisation: string;
  name: string;
  moduleTitle: string;
  moduleSlug: string;
  versionNumber: number;
  minutes: number;
  /** Minutes by the category of hours that certification bodies count. */
  minutesByCategory: Record<string, number>;
  objectives: string[];
  how: HowCompleted;
  completedOn: string;
  issuedOn: string;
  /** The last day on which it is valid; null: for good. */
  expiresOn: string | null;
  code: string;
  keyId: string;
}

/** A certificate with everything that the ledgers say of it. */
export interface KnownCertificate {
  id: string;
  personId: string;
  completionId: string;
  enrolmentId: string;
  code: string;
  issuedOn: string;
  expiresOn: string | null;
  state: CertificateState;
  isWithdrawn: boolean;
  revoked: { on: string; reason: RevocationReason } | null;
  /** Null once the holder was erased. */
  signed: { text: string; signature: string; printed: PrintedCertificate } | null;
  keyId: string;
  publicKey: string;
}
