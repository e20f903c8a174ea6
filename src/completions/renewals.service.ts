import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { VersionsService } from '../content/versions.service';
import { transact } from '../database/transact';
import { Ledger } from '../database/ledger';
import type { StandingEnrolment } from '../enrolments/enrolments.queries';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { PeopleService } from '../people/people.service';
import { CompletionsService } from './completions.service';
import { type LastCompletion, lastCompletions } from './renewal.queries';
import { renewalOpens, validUntil } from './renewal.rules';

/** Plans a new period of what somebody finished, when its end comes near. Nothing is taken away: the old completion stays. */
@Injectable()
export class RenewalsService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly versions: VersionsService,
    private readonly enrolments: EnrolmentsService,
    private readonly completions: CompletionsService,
    private readonly people: PeopleService,
  ) {}

  /** For everybody who is here; whoever has their new period already is left as they are. */
  async plan(): Promise<void> {
    for (const personId of await this.peopleToAsk())
      await transact(this.db, (manager) => this.planFor(manager, personId));
  }

  private async planFor(manager: EntityManager, personId: string): Promise<void> {
    await this.ledger.hold(manager, personId);
    const today = this.people.today();
    const standing = new Map((await this.enrolments.standing(manager, personId)).map((one) => [one.enrolmentId, one]));
    for (const { enrolmentId, completion } of await this.completions.progressOf([personId], manager)) {
      const one = standing.get(enrolmentId);
      const until = completion?.validUntil;
      if (!one || !until || isWaived(one) || renewalOpens(until) > today) continue;
      await this.enrolments.enrol(manager, personId, one.slug, one.origin, one.pathId);
    }
  }

  /** Whoever's last period of a module was completed on a version that ends, soon or before now. */
  private async peopleToAsk(): Promise<Set<string>> {
    const today = this.people.today();
    const found = await lastCompletions(this.db);
    const months = new Map<string, number>();
    for (const versionId of new Set(found.map((one) => one.versionId)))
      months.set(versionId, (await this.versions.get(versionId)).module.validMonths ?? 0);
    const isDue = ({ versionId, completedOn }: LastCompletion) => {
      const lasts = months.get(versionId);
      return lasts && renewalOpens(validUntil(completedOn, lasts)) <= today;
    };
    return new Set(found.filter(isDue).map((one) => one.personId));
  }
}

const isWaived = ({ assignedNo, waivedNo }: StandingEnrolment): boolean => (waivedNo ?? 0) > (assignedNo ?? 0);
