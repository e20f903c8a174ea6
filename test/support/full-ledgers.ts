import { Ledger } from '../../src/database/ledger';
import { rows } from '../../src/database/query';
import { EnrolmentsService } from '../../src/enrolments/enrolments.service';
import { ChecklistSignature } from '../../src/evidence/checklist-signature.entity';
import { PeopleService } from '../../src/people/people.service';
import { RolesService } from '../../src/people/roles.service';
import { newId } from '../../src/shared/ids';
import type { TestApp } from './app';

/** What the demonstration leaves out, so that every ledger of a person has a row: Quinn's path is withdrawn, and one item is signed. */
export async function fillLedgers(at: TestApp): Promise<void> {
  await at.app.get(PeopleService).transact(async (manager) => {
    const [quinn] = await rows<{ id: string }>(manager, `SELECT id FROM people WHERE email = 'quinn@demo.example'`);
    await at.app.get(RolesService).revoke(manager, quinn!.id, 'learner');
    await at.app.get(EnrolmentsService).plan(manager, quinn!);
    await at.app.get(Ledger).append(manager, ChecklistSignature, {
      id: newId(),
      personId: quinn!.id,
      itemId: 'test-item',
      signedAs: 'person',
      signedById: quinn!.id,
      signedOn: '2026-11-23',
      signedAt: '2026-11-23T10:00:00.000Z',
    });
  });
}
