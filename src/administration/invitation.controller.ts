import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { InvitationsService } from '../sign-in/invitations.service';
import { type AskedRequest, CurrentPerson, Say } from '../sign-in/request';
import { PersonTrainingService } from './person-training.service';
import { invitationMadePage, invitationPage } from './invitation.page';

/** An administrator lets somebody set a password: by mail, or with a link that is shown once. */
@Controller('administration/people/:person/invitations')
export class InvitationController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly training: PersonTrainingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(
    @CurrentPerson() administrator: SignedInPerson,
    @Param('person') personId: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    await this.training.open(administrator, personId);
    const account = await this.invitations.getAccount(personId);
    const links = await this.invitations.linksOf(personId);
    reply.view('administration/invitation', invitationPage(account, links, this.invitations.isMailOn, t));
  }

  @Post()
  async make(
    @Param('person') personId: string,
    @Body('_key') key: unknown,
    @CurrentPerson() administrator: SignedInPerson,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    if (!isId(personId)) throw new NotFound();
    const account = await this.invitations.getAccount(personId);
    const invited = await this.invitations.inviteOnce(key, personId, administrator.id);
    // Only for showing it to the person who asked from there; mails never take the address from a request.
    const here = this.config.publicUrl ?? `${request.protocol}://${request.host}`;
    reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
    const page = invitationMadePage(account, invited, this.invitations.isMailOn, here, t);
    reply.view('administration/invitation-made', page);
  }
}
