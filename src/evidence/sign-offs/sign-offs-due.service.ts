import { Injectable } from '@nestjs/common';
import { RaterExclusionsService } from '../../people/rater-exclusions.service';
import { type Needs, NeedsService } from '../needs.service';
import { type Due, dueIn } from './due.rules';
import { signOffsIn } from './sign-off.rules';

interface Titled extends Due {
  title: string;
}

/** What waits in the sign-offs of a supervisor's people. */
@Injectable()
export class SignOffsDueService {
  constructor(
    private readonly exclusions: RaterExclusionsService,
    private readonly needs: NeedsService,
  ) {}

  /** One query. What somebody else observes is not among it. @param needs of each person, as whoever asks has loaded them. */
  async of(supervisorId: string, needs: ReadonlyMap<string, Pick<Needs, 'signedOff'>>): Promise<Map<string, Titled[]>> {
    const apart = await this.exclusions.apartFrom(supervisorId);
    const titled = (due: Due): Titled => ({ ...due, title: this.needs.titleOf(due.competency) });
    return new Map(
      [...needs]
        .filter(([id]) => !apart.has(id))
        .map(([id, { signedOff }]) => [id, dueIn(signOffsIn([...signedOff.values()]), supervisorId).map(titled)]),
    );
  }
}
