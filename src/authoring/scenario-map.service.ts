import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PublishedModule } from '../content/content.types';
import type { Scenario } from '../content/course-model.types';
import { scenarioOf } from '../content/module-parts.rules';
import { NotFound } from '../shared/errors';
import { PreviewService } from './preview.service';
import type { Taken } from './scenario-counts.rules';
import { takenIn } from './scenario-map.queries';

/** A scenario as its trainer looks over it. */
export interface MappedScenario {
  shown: PublishedModule;
  scenario: Scenario;
  /** By turn; null where the folder is shown because nothing is published. */
  taken: Map<string, Taken[]> | null;
}

@Injectable()
export class ScenarioMapService {
  constructor(
    private readonly db: DataSource,
    private readonly previews: PreviewService,
  ) {}

  /** As published, with what people chose; else as it stands in the folder. @throws NotFound */
  async get(slug: string, scenarioId: string): Promise<MappedScenario> {
    const state = { key: false, draw: '', given: new Map<string, string[]>(), steps: [] };
    for (const source of ['published', 'folder'] as const) {
      const { shown } = await this.previews.get(slug, { ...state, of: source });
      const scenario = shown && scenarioOf(shown.module, scenarioId);
      if (!shown || !scenario) continue;
      return { shown, scenario, taken: shown.versionId ? await takenIn(this.db, shown.versionId, scenarioId) : null };
    }
    throw new NotFound();
  }
}
