import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { standingIn } from '../attempts/scenario-path.rules';
import { type LoadedRun, ScenarioRunsService } from '../attempts/scenario-runs.service';
import type { SignedInPerson } from '../people/people.types';
import { courseText } from '../reading/course-text.page';
import { debriefPage } from '../reading/debrief.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { playedIn } from '../reading/translated.page';
import { turnPage } from '../reading/turn.page';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { RunForm } from './run.form';
import { ScenariosService } from './scenarios.service';
import { TrainingService } from './training.service';
import { learnerWays, runWays, scenarioStart } from './ways.page';

/** One run of a scenario: the turn where somebody stands, or what came of it. */
@Controller('runs/:run')
export class RunController {
  constructor(
    private readonly runs: ScenarioRunsService,
    private readonly scenarios: ScenariosService,
    private readonly training: TrainingService,
    private readonly localFacts: LocalFactsService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('run') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    await this.showPlace(person, await this.open(person, id), null, reply, t);
  }

  @Post('choices')
  async choose(
    @CurrentPerson() person: SignedInPerson,
    @Param('run') id: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const run = await this.open(person, id);
    const { values, ok } = readForm(RunForm, body);
    if (!ok) throw new NotFound();
    if (values.choice === undefined) return this.showPlace(person, run, t('scenario.chooseFirst'), reply.code(422), t);
    const isKept = await this.scenarios.choose(person, run, { key: body._key, seen: values.seen }, values.choice);
    const { turn } = standingIn(playedIn(run, t.language).scenario, run.steps.slice(0, values.seen));
    const lost = t('scenario.movedOn', { choice: turn.choices[values.choice - 1]?.text ?? '' });
    await this.goOn(person, id, isKept ? null : lost, reply, t);
  }

  @Post('returns')
  async goBack(
    @CurrentPerson() person: SignedInPerson,
    @Param('run') id: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const run = await this.open(person, id);
    const { values, ok } = readForm(RunForm, body);
    if (!ok || values.place === undefined) throw new NotFound();
    const isKept = await this.scenarios.goBack(run, { key: body._key, seen: values.seen }, values.place);
    await this.goOn(person, id, isKept ? null : t('scenario.movedOnBack'), reply, t);
  }

  private open(person: SignedInPerson, id: string): Promise<LoadedRun> {
    if (!isId(id)) throw new NotFound();
    return this.runs.getOwn(person, id);
  }

  /** A step that lost to another page's is said, beside where one stands now. */
  private async goOn(
    person: SignedInPerson,
    id: string,
    lost: string | null,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    if (lost === null) return void reply.code(303).redirect(`/runs/${id}`);
    await this.showPlace(person, await this.open(person, id), lost, reply.code(409), t);
  }

  private async showPlace(
    person: SignedInPerson,
    own: LoadedRun,
    message: string | null,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    const run = playedIn(own, t.language);
    const { module, scenario, steps, startedAt: asOf } = run;
    const conditions = await this.localFacts.conditions(person, scenario, asOf);
    const values = conditions.size > 0 ? conditions : undefined;
    const facts = await this.localFacts.of(person, scenario, t, { asOf, values });
    const start = scenarioStart(module.slug, scenario.id);
    const ways = { ...learnerWays(module.slug, run.versionId, t), ...runWays(run.id, steps.length, start) };
    const text = courseText(facts, ways);
    if (!standingIn(scenario, steps).turn.ending) {
      const valueOf = (slot: string) => conditions.get(slot)?.value;
      const before = await this.runs.choicesBefore(run);
      return void reply.view('reading/turn', turnPage(run, valueOf, before, message, text, ways, t));
    }
    const ofModule = await this.training.getModule(person, module.slug);
    reply.view('reading/debrief', debriefPage(run, ofModule, message, text, ways, t));
  }
}
