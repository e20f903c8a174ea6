import { Injectable } from '@nestjs/common';
import type { PublishedModule } from './content.types';
import type { LocalSlot, TrainingModule } from './course-model.types';
import { LibraryService } from './library.service';
import { runningOut, waitingModules } from './slot-summary.rules';
import { slotsOf, valuesFor, whatBlocks } from './slot-state.rules';
import type { BlockingSlot, SlotValue } from './slot.types';
import { SlotsService } from './slots.service';
import { VersionsService } from './versions.service';

/** Which required slots keep people from beginning a module. Whoever has begun goes on. */
@Injectable()
export class SlotGateService {
  private readonly needs = new WeakMap<TrainingModule, ReadonlySet<string>>();

  constructor(
    private readonly library: LibraryService,
    private readonly versions: VersionsService,
    private readonly slots: SlotsService,
  ) {}

  /** Everything that somebody has to look at. @param teams the open ones. */
  async summary(teams: readonly { id: string; name: string }[]) {
    const [registry, standing, today] = [this.registry(), await this.slots.standing(), this.library.today()];
    const published = [...(await this.versions.currentAll()).values()].map(({ module }) => module);
    return {
      registry,
      standing,
      today,
      published,
      waiting: waitingModules(published, { standing, teams }, (module, values) => this.blocking(module, values)),
      soon: runningOut({ registry, standing, teams, today }),
    };
  }

  /** @param values what counts for the team of whoever wants to begin. */
  blocking(module: TrainingModule, values: ReadonlyMap<string, SlotValue>): BlockingSlot[] {
    const needed = this.needed(module);
    return needed.size === 0 ? [] : whatBlocks(needed, this.registry(), values, this.library.today());
  }

  /** Which of these modules newcomers of a team cannot begin: worked out once for each team. @returns their slugs, by the team's id. */
  closedBy(
    standing: readonly SlotValue[],
    published: readonly PublishedModule[],
  ): (teamId: string | null) => Set<string> {
    const known = new Map<string | null, Set<string>>();
    return (teamId) => {
      const values = valuesFor(standing, teamId);
      const isClosed = ({ module }: PublishedModule) => this.blocking(module, values).length > 0;
      const closed = known.get(teamId) ?? new Set(published.filter(isClosed).map(({ module }) => module.slug));
      known.set(teamId, closed);
      return closed;
    };
  }

  /** Whether it places any slot at all; where it does not, no value has to be asked for. */
  needsAny(module: TrainingModule): boolean {
    return this.needed(module).size > 0;
  }

  registry(): LocalSlot[] {
    return this.library.read().slots;
  }

  /** A published module never changes, so its texts are searched once. */
  needed(module: TrainingModule): ReadonlySet<string> {
    const kept = this.needs.get(module) ?? slotsOf(module);
    this.needs.set(module, kept);
    return kept;
  }
}
