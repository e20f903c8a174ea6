import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RecordedService } from '../audit/recorded.service';
import type { SignedInPerson } from '../people/people.types';
import { isId, newId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { bulkChoicePage, bulkPreviewPage, bulkResultPage } from './bulk-assigning.page';
import { BulkAssigningService } from './bulk-assigning.service';

type Fields = Record<string, unknown>;

/** Modules for several people at once: choose, see what would happen, do exactly that, take it back. */
@Controller('team/assignments')
export class BulkAssigningController {
  constructor(
    private readonly bulk: BulkAssigningService,
    private readonly recorded: RecordedService,
  ) {}

  @Get()
  async choose(
    @CurrentPerson() me: SignedInPerson,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const team = await this.bulk.teamOf(me);
    reply.view('supervision/bulk-choice', bulkChoicePage(team, this.bulk.read(query), {}, t));
  }

  @Get('preview')
  async preview(
    @CurrentPerson() me: SignedInPerson,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const [team, chosen] = [await this.bulk.teamOf(me), this.bulk.read(query)];
    const errors = this.bulk.faultsOf(chosen);
    if (Object.keys(errors).length > 0)
      return void reply.code(422).view('supervision/bulk-choice', bulkChoicePage(team, chosen, errors, t));
    reply.view('supervision/bulk-preview', bulkPreviewPage(team, await this.bulk.preview(me, chosen), chosen, null, t));
  }

  @Post()
  async assign(
    @CurrentPerson() me: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const chosen = this.bulk.read(body);
    const bulk = isId(body._key) ? body._key : newId();
    const change = await this.bulk.assigningAll(me, chosen, body.seen, bulk);
    const errors = await this.recorded.make(me, change, body._key);
    const [error] = Object.values(errors);
    if (!error) return void reply.code(303).redirect(`/team/assignments/result?bulk=${bulk}`);
    const page = bulkPreviewPage(await this.bulk.teamOf(me), await this.bulk.preview(me, chosen), chosen, error, t);
    reply.code(422).view('supervision/bulk-preview', page);
  }

  @Get('result')
  async result(
    @CurrentPerson() me: SignedInPerson,
    @Query('bulk') bulk: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const given = await this.bulk.given(me, bulk);
    reply.view('supervision/bulk-result', bulkResultPage(await this.bulk.teamOf(me), given, bulk, t));
  }

  @Post('withdrawals')
  async undo(@CurrentPerson() me: SignedInPerson, @Body() body: Fields, @Res() reply: FastifyReply): Promise<void> {
    const bulk = typeof body.bulk === 'string' ? body.bulk : '';
    await this.recorded.make(me, await this.bulk.undoing(me, bulk), body._key);
    reply.code(303).redirect(`/team/assignments/result?bulk=${bulk}`);
  }
}
