import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { type AskedRequest, CurrentPerson, Say } from '../sign-in/request';
import type { Fields } from './asking.service';
import { groupWithdrawalPage } from './group-withdrawal.page';
import { GroupWithdrawalService } from './group-withdrawal.service';

@Controller('questions/withdrawals')
export class GroupWithdrawalController {
  constructor(private readonly withdrawals: GroupWithdrawalService) {}

  @Get()
  show(@Query() query: Fields, @Res() reply: FastifyReply, @Say() t: Translate): void {
    reply.view('learning/group-withdrawal', groupWithdrawalPage(query.done === '1', null, t));
  }

  @Post()
  async takeBack(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: Fields,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const wrong = await this.withdrawals.takeBack(person.id, request.ip, body.code);
    if (!wrong) return void reply.code(303).redirect('/questions/withdrawals?done=1');
    const returned = { action: '/questions/withdrawals', values: { code: body.code }, errors: { code: wrong } };
    reply.code(422).view('learning/group-withdrawal', groupWithdrawalPage(false, returned, t));
  }
}
