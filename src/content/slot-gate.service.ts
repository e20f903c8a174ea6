import { Injectable } from '@nestjs/common';
import type { LocalSlot, TrainingModule } from './course-model.types';
import { LibraryService } from './library.service';
import { slotsOf, whatBlocks } from './slot-state.rules';
import type { BlockingSlot, SlotValue } from './slot.types';

/** Which required slots keep people from beginning a module. Whoever has begun goes on. */
@Injectable()
export class SlotGateService {
  private readonly needs = new WeakMap<TrainingModule, ReadonlySet<string>>();

  constructor(private readonly library: LibraryService) {}

  /** @param values what counts for the team of whoever wants to begin. */
  blocking(module: TrainingModule, values: ReadonlyMap<string, SlotValue>): BlockingSlot[] {
    const needed = this.needed(module);
    return needed.size === 0 ? [] : whatBlocks(needed, this.registry(), values, this.library.today());
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
