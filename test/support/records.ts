import { generateKeyPairSync } from 'node:crypto';
import { canonical } from '../../src/completions/certificates/certificate.rules';
import { CertificateSigner } from '../../src/completions/certificates/certificate-signing';
import { recordFile } from '../../src/completions/portable/portable-record';
import type { PortableCompletion, PortableRecord } from '../../src/completions/portable/portable-record.types';
import type { Browser } from './browser';

/** Presses "Download a signed record". */
export const signedRecord = async (browser: Browser): Promise<string> =>
  (await browser.download('/my-record', '/my-record/portable-records')).body.toString('utf8');

const completion: PortableCompletion = {
  moduleSlug: 'kind-no',
  moduleTitle: 'A kind no',
  versionNumber: 3,
  objectives: ['Say no kindly.'],
  competencies: ['C1'],
  minutes: 45,
  way: 'worked',
  completedOn: '2026-03-01',
  validUntil: null,
};

/** A record that another Waymark, with a key of its own, signed for somebody. */
export function foreignRecord(more: Partial<PortableRecord> = {}): { file: string; keyId: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = new CertificateSigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const other = { ...completion, moduleSlug: 'elsewhere', moduleTitle: 'Walking beside', competencies: [] };
  const record: PortableRecord = {
    format: 'waymark-record-1',
    name: 'Amara Okafor',
    organisation: 'Hope House',
    language: 'en',
    completions: [completion, other],
    issuedOn: '2026-04-02',
    keyId: signer.keyId,
    ...more,
  };
  const file = recordFile({ record, signature: signer.sign(canonical(record)), publicKey: signer.publicKey });
  return { file, keyId: signer.keyId };
}

/** Every value in it, with the way that leads there. */
export function leaves(value: unknown, way: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [way];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, [...way, name]));
}

/** The same with one value changed, as far as can be to another that is allowed there. */
export function alteredAt(file: string, way: readonly string[]): string {
  const copy = JSON.parse(file) as Record<string, unknown>;
  const holder = way.slice(0, -1).reduce((at, name) => at[name] as Record<string, unknown>, copy);
  const last = way.at(-1)!;
  holder[last] = another(holder[last], last);
  return JSON.stringify(copy, null, 2);
}

function another(was: unknown, name: string): unknown {
  if (typeof was === 'number') return was + 1;
  if (was === null) return '2030-01-01';
  if (name === 'way') return was === 'worked' ? 'test-out' : 'worked';
  const text = was as string;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return '2020-02-02';
  return name === 'keyId' ? text.replace(/^./, (one) => (one === '0' ? '1' : '0')) : `${text}x`;
}
