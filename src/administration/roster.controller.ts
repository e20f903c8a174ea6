import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { RosterImportsService } from '../rosters/roster-imports.service';
import { RosterMoved, RostersService } from '../rosters/rosters.service';
import { StagedRostersService } from '../rosters/staged-rosters.service';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { FormsService } from './forms.service';
import { ImportForm, readRosterForm } from './roster.form';
import { rosterPage } from './roster.page';
import { readDraftFilter, rosterDraftPage } from './roster-draft.page';

/** A roster comes in two steps: look at what it would do, then do exactly that. */
@Controller('administration/roster')
export class RosterController {
  constructor(
    private readonly rosters: RostersService,
    private readonly staged: StagedRostersService,
    private readonly imports: RosterImportsService,
    private readonly forms: FormsService,
  ) {}

  @Get()
  async show(@Query('ended') ended: unknown, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    await this.staged.clear();
    const shown = { text: '', error: null, hasEnded: ended === '1' };
    reply.view('administration/roster', rosterPage(await this.imports.list(), shown, t));
  }

  @Post()
  async stage(
    @CurrentPerson() by: SignedInPerson,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const sent = readRosterForm(body);
    const found = 'error' in sent ? null : await this.rosters.dryRun(sent.bytes);
    const error = 'error' in sent ? sent.error : found?.problem ? `roster.unreadable.${found.problem}` : null;
    if (error === null && 'bytes' in sent)
      return void reply.code(303).redirect(`/administration/roster/drafts/${await this.staged.put(by.id, sent.bytes)}`);
    const shown = { text: sent.text, error, hasEnded: false };
    reply.code(422).view('administration/roster', rosterPage(await this.imports.list(), shown, t));
  }

  @Get('drafts/:draft')
  async look(
    @CurrentPerson() by: SignedInPerson,
    @Param('draft') draft: string,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const bytes = await this.staged.find(by.id, draft);
    if (!bytes) return void reply.code(303).redirect('/administration/roster?ended=1');
    await this.showDraft(reply, draft, bytes, query, null, t);
  }

  @Post('drafts/:draft/import')
  async import(
    @CurrentPerson() by: SignedInPerson,
    @Param('draft') draft: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const sent = await this.forms
      .send(by, ImportForm, body, `roster ${draft}`, async (manager, { seen }) => {
        const bytes = await this.staged.find(by.id, draft, manager);
        if (!bytes) throw new NotFound();
        const { importId } = await this.rosters.import(manager, by.id, bytes, seen);
        await this.staged.drop(manager, draft);
        return importId === null ? '/administration/roster' : `/administration/roster/imports/${importId}`;
      })
      .catch((error: unknown) => {
        if (error instanceof RosterMoved) return null;
        throw error;
      });
    if (sent?.ok) return void reply.code(303).redirect(sent.outcome);
    const bytes = await this.staged.find(by.id, draft);
    if (!bytes) return void reply.code(303).redirect('/administration/roster?ended=1');
    await this.showDraft(reply.code(sent ? 422 : 409), draft, bytes, {}, sent ? 'form.sentBefore' : 'roster.moved', t);
  }

  private async showDraft(
    reply: FastifyReply,
    draft: string,
    bytes: Uint8Array,
    query: Record<string, unknown>,
    notice: string | null,
    t: Translate,
  ): Promise<void> {
    const found = await this.rosters.dryRun(bytes);
    if (found.problem !== null) throw new NotFound(); // it was readable when it was staged
    reply.view('administration/roster-draft', rosterDraftPage(draft, found, readDraftFilter(query), notice, t));
  }
}
