import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { standingIn } from '../attempts/scenario-path.rules';
import { scenarioOf } from '../content/module-parts.rules';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { courseText } from '../reading/course-text.page';
import { debriefPage } from '../reading/debrief.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { scenarioPage } from '../reading/scenario.page';
import { turnPage } from '../reading/turn.page';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { nothingPage, previewBand } from './preview.page';
import { addressOf, asIfInOrder, type PreviewQuery, readPreview, stepsIn, withStep } from './preview.rules';
import { PreviewService } from './preview.service';
import { previewRunWays, previewWays } from './preview-ways.page';
import { choiceKey } from './scenario-map.page';

interface Where {
  slug: string;
  scenario: string;
}

/** A scenario as learners go through it. The steps so far stand in the address; nothing is kept. */
@Controller('studio/:slug/preview/scenarios/:scenario')
export class ScenarioPreviewController {
  constructor(
    private readonly previews: PreviewService,
    private readonly people: PeopleService,
    private readonly localFacts: LocalFactsService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param() where: Where,
    @Query() query: PreviewQuery,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { preview, played } = await this.open(person, where, query, '', t);
    if (!played) return void reply.view('authoring/preview-nothing', nothingPage(preview, t));
    const { run, own, facts, ways } = played;
    const page = scenarioPage(own(false), run.scenario, [], facts, ways, ways.start, t);
    reply.view('reading/scenario', { ...page, preview });
  }

  @Get('run')
  async run(
    @CurrentPerson() person: SignedInPerson,
    @Param() where: Where,
    @Query() query: PreviewQuery,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { preview, played } = await this.open(person, where, query, '/run', t);
    if (!played) return void reply.view('authoring/preview-nothing', nothingPage(preview, t));
    const { run, own, ways, text, valueOf, withKey } = played;
    const { turn } = standingIn(run.scenario, run.steps);
    if (turn.ending)
      return void reply.view('reading/debrief', { ...debriefPage(run, own(true), null, text, ways, t), preview });
    const message = query.none === '1' ? t('scenario.chooseFirst') : null;
    const key = withKey ? turn.choices.map((choice) => choiceKey(choice, text, t)) : null;
    reply.view('reading/turn', { ...turnPage(run, valueOf, new Set(), message, text, ways, t), preview, key });
  }

  /** Where a turn's button leads, with the choice in the next address. */
  @Get('choices')
  choose(@Param() { slug, scenario }: Where, @Query() query: PreviewQuery, @Res() reply: FastifyReply): void {
    const state = readPreview(query);
    const run = `/studio/${slug}/preview/scenarios/${scenario}/run`;
    const isChosen = typeof query.choice === 'string' && /^\d{1,3}$/.test(query.choice);
    const next = addressOf(run, isChosen ? withStep(state, 'choice', Number(query.choice)) : state);
    reply.code(303).redirect(isChosen ? next : `${next}${next.includes('?') ? '&' : '?'}none=1`);
  }

  /** The scenario as it stands in the folder or the version. @param page where in the scenario the address is. */
  private async open(
    person: SignedInPerson,
    { slug, scenario: id }: Where,
    query: PreviewQuery,
    page: string,
    t: Translate,
  ) {
    const state = readPreview(query);
    const found = await this.previews.get(slug, state, t.language);
    const preview = previewBand(found, state, `/studio/${slug}/preview/scenarios/${id}${page}`, t);
    const { shown } = found;
    const scenario = shown && scenarioOf(shown.module, id);
    if (!shown || !scenario || scenario.turns.length === 0) return { preview, played: null };
    const { module, versionId } = shown;
    const ways = { ...previewWays(slug, versionId, state, t), ...previewRunWays(slug, id, state) };
    const conditions = await this.localFacts.conditions(person, scenario);
    const facts = await this.localFacts.of(person, [scenario, module.contentNotes], t);
    const today = this.people.today();
    const own = (passed: boolean) => ({
      published: shown,
      current: shown,
      progress: asIfInOrder(module, { id, passed }, today),
    });
    return {
      preview,
      played: {
        run: { module, scenario, steps: stepsIn(scenario, state) },
        withKey: state.key,
        valueOf: (slot: string) => conditions.get(slot)?.value,
        text: courseText(facts, ways),
        facts,
        ways,
        own,
      },
    };
  }
}
