import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { recordClaim } from '../completions/prior-learning.page';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ClaimingService } from './claiming.service';
import { priorLearningPage } from './prior-learning.page';
import { readClaimForm, readUploadedRecord } from './prior-learning-record.form';

type Shown = Pick<Parameters<typeof priorLearningPage>[0], 'returned' | 'offered'>;

/** A signed record of another place, as what somebody learned elsewhere. It is read and shown first; nothing is kept before it is sent. */
@Controller('modules/:slug/prior-learning-records')
export class PriorLearningRecordsController {
  constructor(private readonly claiming: ClaimingService) {}

  @Post()
  async read(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const sent = readUploadedRecord(body);
    const action = `/modules/${slug}/prior-learning-records`;
    const shown: Shown =
      'error' in sent
        ? { returned: { action, values: {}, errors: { form: sent.error } } }
        : { returned: null, offered: { signed: sent.signed, picked: null, name: person.name } };
    await this.show(person, slug, shown, reply, t);
  }

  @Post('claims')
  async claim(
    @CurrentPerson() person: SignedInPerson,
    @Param('slug') slug: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const sent = readClaimForm(body);
    if ('error' in sent) {
      const action = `/modules/${slug}/prior-learning-records`;
      const returned = { action, values: {}, errors: { form: sent.error } };
      return this.show(person, slug, { returned }, reply, t);
    }
    const { signed, picked } = sent;
    const errors =
      picked.length === 0
        ? { form: 'portable.noneChosen' }
        : await this.claiming.claim(person, slug, recordClaim(signed, picked), body._key);
    if (!errors) return void reply.code(303).redirect(`/modules/${slug}/prior-learning`);
    const action = `/modules/${slug}/prior-learning-records/claims`;
    const offered = { signed, picked, name: person.name };
    await this.show(person, slug, { returned: { action, values: {}, errors }, offered }, reply, t);
  }

  private async show(
    person: SignedInPerson,
    slug: string,
    shown: Shown,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    const page = priorLearningPage({ ...(await this.claiming.of(person, slug)), ...shown }, t);
    reply.code(shown.returned ? 422 : 200).view('learning/prior-learning', page);
  }
}
