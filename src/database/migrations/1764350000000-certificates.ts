import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, long, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze, freezeExcept } from './triggers';

const shapes: Record<string, Shape> = {
  signing_keys: {
    columns: [key(), long('public_key'), instant('first_used_at')],
  },
  certificates: {
    chained: true,
    columns: [
      key(),
      id('completion_id'),
      text('code', 34),
      id('key_id'),
      day('issued_on'),
      day('expires_on', optional),
      instant('issued_at'),
    ],
    refs: { completion_id: 'completions', key_id: 'signing_keys' },
    unique: [['completion_id'], ['code']],
  },
  certificate_prints: {
    columns: [key(), long('text', optional), text('signature', 88, optional)],
    refs: { id: 'certificates' },
    checks: { whole: '(text IS NULL) = (signature IS NULL)' },
  },
  certificate_revocations: {
    chained: true,
    columns: [
      key(),
      id('certificate_id'),
      text('reason', 12),
      id('revoked_by_id', optional),
      day('revoked_on'),
      instant('revoked_at'),
    ],
    refs: { certificate_id: 'certificates', revoked_by_id: 'people' },
    unique: [['certificate_id']],
    checks: { reason: `reason IN ('mistake', 'details', 'completion', 'other')` },
  },
  certificate_withdrawals: {
    chained: true,
    columns: [key(), id('certificate_id'), whole('revision'), whole('withdrawn'), instant('recorded_at')],
    refs: { certificate_id: 'certificates' },
    unique: [['certificate_id', 'revision']],
    checks: { withdrawn: 'withdrawn IN (0, 1)' },
  },
};

const frozen = ['signing_keys', 'certificates', 'certificate_revocations', 'certificate_withdrawals'];

/** Certificates: what was printed and signed, taken back, or taken out of public view. */
export class Certificates1764350000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await freeze(q, frozen);
    await freezeExcept(q, { table: 'certificate_prints', kept: ['id'], emptied: 'text' });
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
