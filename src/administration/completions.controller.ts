import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AuditService } from '../audit/audit.service';
import { completionsOutPage, completionsOutTable } from '../completions/out/completions-out.page';
import { CompletionsOutService } from '../completions/out/completions-out.service';
import type { SignedInPerson } from '../people/people.types';
import { sendSheet, type SheetKind } from '../shared/sheets';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';

type Address = Record<string, unknown>;
const base = '/administration/completions';

/** What everybody here completed, for other systems. */
@Controller()
export class CompletionsController {
  constructor(
    private readonly out: CompletionsOutService,
    private readonly audit: AuditService,
  ) {}

  @Get('administration/completions')
  async show(@Query() query: Address, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const choice = this.out.read(query);
    const page = completionsOutPage(await this.out.lines(null, choice), choice, base, t);
    reply.view('completions/out', page);
  }

  @Get('administration/completions.csv')
  csv(@CurrentPerson() me: SignedInPerson, @Query() query: Address, @Res() reply: FastifyReply, @Say() t: Translate) {
    return this.download(me, query, reply, t, 'csv');
  }

  @Get('administration/completions.xlsx')
  xlsx(@CurrentPerson() me: SignedInPerson, @Query() query: Address, @Res() reply: FastifyReply, @Say() t: Translate) {
    return this.download(me, query, reply, t, 'xlsx');
  }

  private async download(
    me: SignedInPerson,
    query: Address,
    reply: FastifyReply,
    t: Translate,
    kind: SheetKind,
  ): Promise<void> {
    const choice = this.out.read(query);
    const table = completionsOutTable(await this.out.lines(null, choice), choice, t);
    const detail = { lines: table.length - 1, preset: choice.preset };
    await this.audit.note({ actorId: me.id, action: 'completions.exported', detail });
    await sendSheet(reply, `completions-${choice.preset}`, kind, table);
  }
}
