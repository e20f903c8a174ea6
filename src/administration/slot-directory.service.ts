import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LocalSlot, TrainingModule } from '../content/course-model.types';
import { LibraryService } from '../content/library.service';
import { SlotGateService } from '../content/slot-gate.service';
import { type SlotUse, usesOf } from '../content/slot-uses.rules';
import { PeopleService } from '../people/people.service';
import { NotFound } from '../shared/errors';
import { slotHistory } from './slots.queries';

interface ModuleUse {
  slug: string;
  title: string;
  isPublished: boolean;
  uses: SlotUse[];
}

/** Local slots as the pages of this door show them. */
@Injectable()
export class SlotDirectoryService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
    private readonly library: LibraryService,
    private readonly gate: SlotGateService,
  ) {}

  async all() {
    const teams = await this.people.openTeams();
    return { teams, ...(await this.gate.summary(teams)) };
  }

  getSlot(key: string): LocalSlot {
    const slot = this.gate.registry().find((one) => one.key === key);
    if (!slot) throw new NotFound();
    return slot;
  }

  async get(key: string) {
    const slot = this.getSlot(key);
    const { teams, standing, today, published, waiting } = await this.all();
    return {
      slot,
      teams,
      today,
      standing: standing.filter((one) => one.key === key),
      waiting: waiting.filter((one) => one.reasons.some((reason) => reason.key === key)),
      history: await slotHistory(this.db, key),
      uses: this.usesIn(published, key),
      organisation: (await this.people.organisationName()) ?? '',
    };
  }

  /** In what is published, and in folders that are not published yet. */
  private usesIn(published: readonly TrainingModule[], key: string): ModuleUse[] {
    const slugs = new Set(published.map((module) => module.slug));
    const drafts = this.library
      .read()
      .modules.flatMap(({ module }) => (module && !slugs.has(module.slug) ? module : []));
    return [...published, ...drafts]
      .filter((module) => this.gate.needed(module).has(key))
      .map((module) => ({
        slug: module.slug,
        title: module.title,
        isPublished: slugs.has(module.slug),
        uses: usesOf(module, key),
      }));
  }
}

export type SlotFacts = Awaited<ReturnType<SlotDirectoryService['get']>>;
export type AllSlots = Awaited<ReturnType<SlotDirectoryService['all']>>;
