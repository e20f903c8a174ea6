import Ajv from 'ajv';
import { canonical, isPlainJson } from '../certificates/certificate.rules';
import { isSigned, keyIdOf } from '../certificates/certificate-signing';
import type { PortableRecord, SignedRecord } from './portable-record.types';

/** What somebody may send, in bytes: some fifty modules, and three times as much still fits into a form. */
export const mostOfRecord = 81_920;

const text = (maxLength: number) => ({ type: 'string', maxLength });
const texts = { type: 'array', maxItems: 100, items: text(1000) };
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const whole = { type: 'integer', minimum: 0, maximum: 1_000_000 };
const all = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const completion = all({
  moduleSlug: text(60),
  moduleTitle: text(200),
  versionNumber: whole,
  objectives: texts,
  competencies: texts,
  minutes: whole,
  way: { enum: ['worked', 'test-out', 'prior-learning'] },
  completedOn: day,
  validUntil: { anyOf: [day, { type: 'null' }] },
});
const isSignedRecord = new Ajv().compile<SignedRecord>(
  all({
    record: all({
      format: { const: 'waymark-record-1' },
      name: text(200),
      organisation: text(200),
      language: text(20),
      completions: { type: 'array', maxItems: 500, items: completion },
      issuedOn: day,
      keyId: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    }),
    signature: text(100),
    publicKey: text(1000),
  }),
);

export const recordFile = (signed: SignedRecord): string => `${JSON.stringify(signed, null, 2)}\n`;

type ReadRecord = { outcome: 'no-record' } | { outcome: 'altered' } | { outcome: 'signed'; signed: SignedRecord };

/**
 * Whether a file is a record, with every field as it was signed by the key inside it. Whose key that is, it cannot say: whoever reads
 * compares its fingerprint with the one that the organisation publishes.
 */
export function readRecord(file: string): ReadRecord {
  const signed = parsed(file);
  if (!signed) return { outcome: 'no-record' };
  const { record, signature, publicKey } = signed;
  const isWhole =
    isPlainJson(file) && isOwnKey(publicKey, record.keyId) && isSigned(canonical(record), signature, publicKey);
  return isWhole ? { outcome: 'signed', signed } : { outcome: 'altered' };
}

function parsed(file: string): SignedRecord | null {
  if (Buffer.byteLength(file) > mostOfRecord) return null;
  try {
    const value: unknown = JSON.parse(file);
    return isSignedRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** The key is the one that the record names, written as this kind of key is written. */
function isOwnKey(publicKey: string, keyId: PortableRecord['keyId']): boolean {
  try {
    return (
      /^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]+\n-----END PUBLIC KEY-----\n$/.test(publicKey) &&
      keyIdOf(publicKey) === keyId
    );
  } catch {
    return false;
  }
}
