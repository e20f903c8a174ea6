import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { LocalSlot } from '../content/course-model.types';
import { isDerived } from '../content/slot-state.rules';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { FormsService, type Work } from './forms.service';
import { SlotChangesService } from './slot-changes.service';
import { SlotDirectoryService } from './slot-directory.service';
import { slotPage } from './slot.page';
import { SlotForm, SlotPlaceForm } from './slots.form';
import { readSlotState, slotHref, slotsPage } from './slots.page';

type SlotWork<T> = (...given: [...Parameters<Work<T>>, LocalSlot]) => Promise<unknown>;

/** Local facts: what this organisation fills in. */
@Controller('administration/slots')
export class SlotsController {
  constructor(
    private readonly directory: SlotDirectoryService,
    private readonly changes: SlotChangesService,
    private readonly forms: FormsService,
  ) {}

  @Get()
  async list(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('administration/slots', slotsPage(await this.directory.all(), readSlotState(query), t));
  }

  @Get(':key')
  async show(
    @Param('key') key: string,
    @Query('saved') saved: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const shown = { saved: saved === 'yes', failed: null, formKey: newRandomId() };
    reply.view('administration/slot', slotPage(await this.directory.get(key), shown, t));
  }

  @Post(':key/revisions')
  fill(
    @CurrentPerson() by: SignedInPerson,
    @Param('key') key: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.send(by, key, SlotForm, body, reply, t, (manager, form, slot) =>
      this.changes.fill(manager, by.id, slot, form),
    );
  }

  @Post(':key/confirmations')
  confirm(
    @CurrentPerson() by: SignedInPerson,
    @Param('key') key: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.send(by, key, SlotPlaceForm, body, reply, t, (manager, form, slot) =>
      this.changes.confirm(manager, by.id, slot, form),
    );
  }

  @Post(':key/withdrawals')
  takeOut(
    @CurrentPerson() by: SignedInPerson,
    @Param('key') key: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.send(by, key, SlotPlaceForm, body, reply, t, (manager, form, slot) =>
      this.changes.takeOut(manager, by.id, slot, form),
    );
  }

  private async send<T extends object>(
    by: SignedInPerson,
    key: string,
    form: new () => T,
    body: unknown,
    reply: FastifyReply,
    t: Translate,
    work: SlotWork<T>,
  ): Promise<void> {
    const slot = this.directory.getSlot(key);
    if (isDerived(key)) throw new NotFound();
    const what = `${reply.request.routeOptions.url} ${key}`;
    const sent = await this.forms.send(by, form, body, what, async (manager, values) => {
      await work(manager, values, slot);
      return 'done';
    });
    if (sent.ok) return void reply.code(303).redirect(`${slotHref(key)}?saved=yes`);
    const failed = { values: { ...sent.values } as Record<string, unknown>, errors: sent.errors };
    const shown = { saved: false, failed, formKey: newRandomId() };
    reply.code(422).view('administration/slot', slotPage(await this.directory.get(key), shown, t));
  }
}
