import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { AskedRequest } from './request';
import { returnTo } from './return-to.rules';

/** "Stay signed in": asking for anything at all extends a session, so this only has to answer. */
@Controller('session')
export class SessionController {
  @Post('extensions')
  extend(@Body() body: { next?: unknown }, @Req() request: AskedRequest, @Res() reply: FastifyReply): void {
    if (request.headers['x-requested-with']) return void reply.code(204).send();
    reply.code(303).redirect(returnTo(body.next));
  }
}
