import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ScenarioRunsService } from '../attempts/scenario-runs.service';
import { scenarioOf } from '../content/module-parts.rules';
import type { SignedInPerson } from '../people/people.types';
import { LocalFactsService } from '../reading/local-facts.service';
import { scenarioPage } from '../reading/scenario.page';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ClosedService } from './closed.service';
import { ScenariosService } from './scenarios.service';
import { TrainingService } from './training.service';
import { learnerWays, scenarioStart } from './ways.page';

@Controller('modules/:slug/scenarios/:scenario')
export class ScenarioController {
  constructor(
    private readonly training: TrainingService,
    private readonly scenarios: ScenariosService,
    private readonly runs: ScenarioRunsService,
    private readonly localFacts: LocalFactsService,
    private readonly closed: ClosedService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Param('scenario') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const own = await this.training.getModule(person, slug);
    const { module, versionId } = own.published;
    const scenario = scenarioOf(module, id);
    if (!scenario) throw new NotFound();
    const values = await this.closed.enter(person, own);
    const runs = own.progress ? await this.runs.list(own.progress.enrolmentId, id) : [];
    const facts = await this.localFacts.of(person, module.contentNotes, t, { values });
    const ways = learnerWays(slug, versionId, t);
    reply.view('reading/scenario', scenarioPage(own, scenario, runs, facts, ways, scenarioStart(slug, id), t));
  }

  @Post('runs')
  async start(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Param('scenario') id: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.code(303).redirect(await this.scenarios.start(person, slug, id, body._key));
  }
}
