import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { JournalKeysService } from '../journal/journal-keys.service';
import type { SignedInPerson } from '../people/people.types';
import { readForm } from '../shared/form';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { type AskedRequest, CurrentPerson, Say } from '../sign-in/request';
import { JournalChangesService } from './journal-changes.service';
import { OpenForm, RenewForm } from './journal.form';
import { recoveryCodePage } from './journal.page';

/** The recovery code of a journal: entered where entries are sealed, made anew with the password. */
@Controller('journal/recovery')
export class JournalRecoveryController {
  constructor(
    private readonly keys: JournalKeysService,
    private readonly changes: JournalChangesService,
  ) {}

  @Get()
  async show(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('journal/recovery', await this.page(person, {}, t));
  }

  @Post('openings')
  async open(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: unknown,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors, ok } = readForm(OpenForm, body);
    const refused = ok ? await this.changes.open(person, values.code, request.ip) : 'missing';
    if (!refused) return void reply.code(303).redirect('/journal?done=opened');
    const said = { missing: errors.code ?? '', wrong: 'recovery.codeWrong', wait: 'recovery.wait' }[refused];
    reply.code(refused === 'wait' ? 429 : 422).view('journal/recovery', await this.page(person, { code: said }, t));
  }

  @Post('codes')
  async renew(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: Record<string, unknown>,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { values, errors, ok } = readForm(RenewForm, body);
    const asked = { present: values.present, address: request.ip, key: body._key };
    const renewed = ok ? await this.changes.renewCode(person, asked) : { refused: 'missing' as const };
    if ('refused' in renewed) {
      const { refused } = renewed;
      const said = { missing: errors.present ?? '', wrong: 'account.presentWrong', wait: 'signIn.wait' }[refused];
      reply.code(refused === 'wait' ? 429 : 422);
      return void reply.view('journal/recovery', await this.page(person, { present: said }, t));
    }
    if (renewed.code === null) return void reply.code(303).redirect('/journal/recovery');
    reply
      .code(200)
      .view('journal/recovery-code', recoveryCodePage(renewed.code, { to: '/journal', isFirst: false }, t));
  }

  private async page(person: SignedInPerson, said: { code?: string; present?: string }, t: Translate) {
    const keys = await this.keys.of(person.id);
    return {
      title: t('recovery.title'),
      isSealed: keys.some((one) => one.key === null),
      canRenew: keys.some((one) => one.key !== null),
      key: newRandomId(),
      errors: { code: said.code ? t(said.code) : null, present: said.present ? t(said.present) : null },
    };
  }
}
