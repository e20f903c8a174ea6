import type { EntityManager } from 'typeorm';
import { SignOffsService } from '../../src/evidence/sign-offs/sign-offs.service';
import { MarksService } from '../../src/people/marks.service';
import { RaterExclusionsService } from '../../src/people/rater-exclusions.service';
import type { TestApp } from './app';

/** Somebody asks for a sign-off, says that they have read everything, and names somebody who does not observe them. */
export async function fillSignOffs(
  at: TestApp,
  manager: EntityManager,
  personId: string,
  otherId: string,
): Promise<void> {
  const signOffs = at.app.get(SignOffsService);
  const doing = { personId, byId: personId, competency: 'COM-1' };
  await signOffs.add(manager, doing, { kind: 'asked', observerId: null });
  await signOffs.readAll(manager, personId);
  await at.app.get(MarksService).give(manager, otherId, 'reviewer');
  await at.app.get(RaterExclusionsService).exclude(manager, personId, otherId);
}
