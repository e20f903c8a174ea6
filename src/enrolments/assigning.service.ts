import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FactNote } from '../database/fact-note.entity';
import { Ledger } from '../database/ledger';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { Assignment } from './assignment.entity';
import { EnrolmentsService } from './enrolments.service';
import { Waiver } from './waiver.entity';

interface Said {
  personId: string;
  slug: string;
  byId: string;
  reason: string;
}

/** Assigns or waives one module for one person. Nothing is taken away: the last word about an enrolment counts, and what is complete stays so. */
@Injectable()
export class AssigningService {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly enrolments: EnrolmentsService,
  ) {}

  /** Asks this module of this person, or asks it again. What they have begun goes on where it is. @param dueOn a day (YYYY-MM-DD), if there is one. */
  async assign(manager: EntityManager, said: Said, dueOn: string | null): Promise<void> {
    const standing = await this.find(manager, said);
    const isLifted = standing !== undefined && isWaived(standing) && standing.versionId === null;
    const enrolmentId =
      standing && !isLifted
        ? standing.enrolmentId
        : await this.enrolments.enrol(manager, said.personId, said.slug, 'assigned', standing?.pathId);
    const [id, assignedAt] = [newId(), this.clock.now().toISOString()];
    const fact = { id, personId: said.personId, enrolmentId, assignedById: said.byId, dueOn, assignedAt };
    await this.ledger.append(manager, Assignment, fact);
    await this.note(manager, id, said, assignedAt);
  }

  /** No longer asks it; it may still be done. @returns false where nothing was asked that could be waived. */
  async waive(manager: EntityManager, said: Said): Promise<boolean> {
    const standing = await this.find(manager, said);
    if (!standing || isWaived(standing)) return false;
    const { enrolmentId } = standing;
    const [id, waivedAt] = [newId(), this.clock.now().toISOString()];
    await this.ledger.append(manager, Waiver, {
      id,
      personId: said.personId,
      enrolmentId,
      waivedById: said.byId,
      waivedAt,
    });
    await this.note(manager, id, said, waivedAt);
    return true;
  }

  private async find(manager: EntityManager, { personId, slug }: Said) {
    await this.ledger.hold(manager, personId);
    return (await this.enrolments.standing(manager, personId)).find((one) => one.slug === slug);
  }

  private async note(manager: EntityManager, factId: string, { byId, reason }: Said, writtenAt: string): Promise<void> {
    await manager.insert(FactNote, { factId, authorId: byId, text: reason, writtenAt });
  }
}

const isWaived = ({ assignedNo, waivedNo }: { assignedNo: number | null; waivedNo: number | null }): boolean =>
  waivedNo !== null && waivedNo > (assignedNo ?? 0);
