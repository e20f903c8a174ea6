import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LibraryService } from '../content/library.service';
import type { SignedInPerson } from '../people/people.types';
import { courseText } from '../reading/course-text.page';
import { LocalFactsService } from '../reading/local-facts.service';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { readPreview } from './preview.rules';
import { previewWays } from './preview-ways.page';
import { scenarioMapPage } from './scenario-map.page';
import { ScenarioMapService } from './scenario-map.service';

@Controller('studio/:slug/scenarios/:scenario')
export class ScenarioMapController {
  constructor(
    private readonly maps: ScenarioMapService,
    private readonly courses: LibraryService,
    private readonly localFacts: LocalFactsService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Param('scenario') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const mapped = await this.maps.get(slug, id);
    const facts = await this.localFacts.of(person, mapped.scenario, t);
    const state = readPreview({ of: mapped.taken ? 'published' : 'folder' });
    const text = courseText(facts, previewWays(slug, mapped.shown.versionId || null, state, t));
    reply.view('authoring/scenario-map', scenarioMapPage(mapped, this.courses.read().slots, text, t));
  }
}
