import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, key, optional, type Shape, tableOf, text, whole } from './tables';

const shapes: Record<string, Shape> = {
  message_choices: {
    columns: [
      id('person_id', { isPrimary: true }),
      whole('digest'),
      whole('due_reminders'),
      text('digest_day', 1, optional),
    ],
    refs: { person_id: 'people' },
    checks: {
      yes_or_no: 'digest IN (0, 1) AND due_reminders IN (0, 1)',
      digest_day: `digest_day IS NULL OR digest_day IN ('1', '2', '3', '4', '5', '6', '7')`,
    },
  },
  due_reminders: {
    columns: [key(), id('person_id'), id('enrolment_id'), text('kind', 4), instant('told_at')],
    refs: { person_id: 'people', enrolment_id: 'enrolments' },
    unique: [['enrolment_id', 'kind']],
    index: [['person_id']],
    checks: { kind: `kind IN ('soon', 'late')` },
  },
};

/** Which mails somebody wants, and of which due days they were told. */
export class OwnMessages1764451000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
