import type { Way } from '../progress.types';

/** One finished module, as another place may read it. Days are YYYY-MM-DD. */
export interface PortableCompletion {
  moduleSlug: string;
  moduleTitle: string;
  versionNumber: number;
  objectives: string[];
  competencies: string[];
  minutes: number;
  way: Way;
  completedOn: string;
  /** The last day on which it is valid; null: for good. */
  validUntil: string | null;
}

/** What somebody takes along: what they finished; no scores, no answers, nothing that they wrote. */
export interface PortableRecord {
  format: 'waymark-record-1';
  name: string;
  organisation: string;
  language: string;
  completions: PortableCompletion[];
  issuedOn: string;
  keyId: string;
}

/** The file: the record, the signature over its canonical form, and the key that it is checked with (PEM). */
export interface SignedRecord {
  record: PortableRecord;
  signature: string;
  publicKey: string;
}
