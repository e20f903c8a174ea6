import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Quiz } from '../content/course-model.types';
import { SlotsService } from '../content/slots.service';
import type { Reader } from '../database/query';
import { firstTeamOf } from '../people/people.queries';
import { Clock } from '../shared/clock';
import type { SlotFacts } from './marking.rules';
import { panelFact } from './panel.rules';
import { shownPanels } from './panels.queries';

/** What questions depend on: what was filled into the local slots that they ask for, and which judgements have a panel. */
@Injectable()
export class AskedFactsService {
  constructor(
    private readonly db: DataSource,
    private readonly slots: SlotsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Where no question asks for a slot or is a judgement, nothing is asked of the database.
   * @param slug the quiz's module. @param asOf the instant whose team, values and panels count; without it, now.
   */
  async of(
    personId: string,
    slug: string,
    quiz: Quiz,
    { asOf, db }: { asOf?: string; db?: Reader } = {},
  ): Promise<SlotFacts> {
    const has = (type: string) => quiz.questions.some((question) => question.type === type);
    const at = asOf ?? this.clock.now().toISOString();
    const values = has('local-slot') ? await this.slots.values(firstTeamOf(personId, at.slice(0, 10)), asOf, db) : [];
    const panels = has('judgement') ? await this.panelsOf(slug, quiz, at, db ?? this.db) : [];
    return new Map([...[...values].map(([key, { value }]) => [key, value] as const), ...panels]);
  }

  /** A panel that answered other words than these is none. */
  private async panelsOf(slug: string, quiz: Quiz, at: string, db: Reader) {
    const found = await shownPanels(db, { slug, quizId: quiz.id }, at);
    return quiz.questions.flatMap(({ id, hash }) => {
      const panel = found.find((one) => one.questionId === id && one.questionHash === hash);
      return panel ? [[panelFact(id), panel.panelId] as const] : [];
    });
  }
}
