import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RecordedService } from '../audit/recorded.service';
import { SpacedService } from '../completions/spaced.service';
import { ActionsService } from '../conversations/actions.service';
import { LibraryService } from '../content/library.service';
import { moduleIn } from '../content/translated.rules';
import { ChecklistsService } from '../evidence/checklists.service';
import type { SignedInPerson } from '../people/people.types';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { LocalFactsService } from '../reading/local-facts.service';
import { ClosedService } from './closed.service';
import { myTrainingPage } from './my-training.page';
import { TrainingService } from './training.service';

@Controller('my-training')
export class MyTrainingController {
  constructor(
    private readonly training: TrainingService,
    private readonly library: LibraryService,
    private readonly localFacts: LocalFactsService,
    private readonly checklists: ChecklistsService,
    private readonly recorded: RecordedService,
    private readonly closed: ClosedService,
    private readonly spaced: SpacedService,
    private readonly actions: ActionsService,
  ) {}

  @Get()
  async show(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('learning/my-training', await this.page(person, null, t));
  }

  /** Signs what is ticked of one's own start checklist. */
  @Post('checklist-signatures')
  async sign(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const change = this.checklists.signing(person.id, 'person', person.id, body);
    const errors = await this.recorded.make(person, change, body._key);
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect('/my-training#checklist');
    const returned = { action: '/my-training/checklist-signatures', values: change.values, errors };
    reply.code(422).view('learning/my-training', await this.page(person, returned, t));
  }

  private async page(person: SignedInPerson, returned: Returned | null, t: Translate) {
    const library = this.library.read();
    const titles = new Map(
      library.modules.flatMap((read) =>
        read.module ? [[read.slug, moduleIn(read.module, t.language).title] as const] : [],
      ),
    );
    const all = await this.training.all(person);
    const { supervisors, open: openActions } = await this.actions.around(person.id, all.progress);
    const notes = [...all.current.values(), ...all.begun.values()].map(({ module }) => module.contentNotes);
    const notBegun = [...all.current.values()].flatMap(({ module }) => (all.begun.has(module.slug) ? [] : module));
    const { reasons, values } = await this.closed.of(person, notBegun);
    const facts = await this.localFacts.of(person, notes, t, { supervisors, values });
    const spaced = this.spaced.dueOf(all.progress, all.rhythm.pauses);
    const given = { ...all, openActions, spaced, paths: library.paths, titles, supervisors, facts, closed: reasons };
    return myTrainingPage(given, returned, t);
  }
}
