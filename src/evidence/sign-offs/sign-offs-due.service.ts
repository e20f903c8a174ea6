import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RaterExclusionsService } from '../../people/rater-exclusions.service';
import { grouped } from '../../shared/grouped.rules';
import { NeedsService } from '../needs.service';
import { type Due, dueIn } from './due.rules';
import { toldOf } from './sign-off.queries';
import { signOffsIn } from './sign-off.rules';

/** What waits in the sign-offs of a supervisor's people. */
@Injectable()
export class SignOffsDueService {
  constructor(
    private readonly db: DataSource,
    private readonly exclusions: RaterExclusionsService,
    private readonly needs: NeedsService,
  ) {}

  /** Two queries, however many people; the longest waiting first. What somebody else observes is not among it. */
  async of(supervisorId: string, personIds: readonly string[]): Promise<(Due & { personId: string; title: string })[]> {
    const apart = await this.exclusions.apartFrom(supervisorId);
    const theirs = personIds.filter((id) => !apart.has(id));
    if (theirs.length === 0) return [];
    const { facts } = await toldOf(this.db, theirs);
    return [...grouped(facts, ({ personId }) => personId)]
      .flatMap(([personId, own]) => dueIn(signOffsIn(own), supervisorId).map((due) => ({ personId, ...due })))
      .map((due) => ({ ...due, title: this.needs.titleOf(due.competency) }))
      .sort((a, b) => (a.since === b.since ? 0 : a.since < b.since ? -1 : 1));
  }
}
