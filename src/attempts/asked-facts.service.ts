import { Injectable } from '@nestjs/common';
import type { AskedQuestion } from '../content/question.types';
import { SlotsService } from '../content/slots.service';
import type { Reader } from '../database/query';
import { firstTeamOf } from '../people/people.queries';
import { Clock } from '../shared/clock';
import type { SlotFacts } from './marking.rules';

/** What was filled into the local slots that questions ask for. */
@Injectable()
export class AskedFactsService {
  constructor(
    private readonly slots: SlotsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Where no question asks for a slot, nothing is asked of the database.
   * @param asOf the instant whose team and values count; without it, now.
   */
  async of(
    personId: string,
    questions: readonly AskedQuestion[],
    { asOf, db }: { asOf?: string; db?: Reader } = {},
  ): Promise<SlotFacts> {
    if (!questions.some(({ type }) => type === 'local-slot')) return new Map();
    const day = (asOf ?? this.clock.now().toISOString()).slice(0, 10);
    const values = await this.slots.values(firstTeamOf(personId, day), asOf, db);
    return new Map([...values].map(([key, { value }]) => [key, value]));
  }
}
