import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { RosterImportsService } from '../rosters/roster-imports.service';
import { RosterUndoService } from '../rosters/roster-undo.service';
import type { AskedRequest } from '../sign-in/request';
import { Asked, type AskedChange } from './asked-change';
import { FormsService } from './forms.service';
import { NothingForm } from './people.form';
import { rosterImportPage, rosterInvitedPage } from './roster-import.page';

const OfImport = () => Asked(['import']);

/** One import of a roster: whom it brought, inviting them, undoing it. */
@Controller('administration/roster/imports/:import')
export class RosterImportController {
  constructor(
    private readonly imports: RosterImportsService,
    private readonly undoing: RosterUndoService,
    private readonly forms: FormsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(
    @OfImport() { id, t }: AskedChange,
    @Query('page') page: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.imports.get(id);
    const foreseen =
      found.listed.undoneAt === null ? await this.undoing.foresee(found.log, found.listed.importedAt) : null;
    reply.view('administration/roster-import', rosterImportPage(found, foreseen, Number(page) || 1, t));
  }

  @Post('reversal')
  async undo(@OfImport() { by, id, body }: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.send(by, NothingForm, body, `undo roster ${id}`, async (manager) => {
      await this.undoing.undo(manager, by.id, id);
      return 'undone';
    });
    reply.code(303).redirect(`/administration/roster/imports/${id}`);
  }

  @Post('invitations')
  async invite(
    @OfImport() { by, id, body, t }: AskedChange,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = (body as { _key?: unknown } | null)?._key;
    const invited = await this.imports.inviteAdded(key, id, by.id);
    const { isMailOn, waiting } = await this.imports.get(id);
    // Only for showing it to the person who asked from there; mails never take the address from a request.
    const here = this.config.publicUrl ?? `${request.protocol}://${request.host}`;
    reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
    reply.view('administration/roster-invited', rosterInvitedPage(id, invited, waiting.length, isMailOn, here, t));
  }
}
