import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readiness } from '../database/readiness';
import type { AskedRequest } from '../sign-in/request';

/** Where everybody arrives, and what a watcher asks. */
@Controller()
export class StartController {
  constructor(private readonly readiness: Readiness) {}

  @Get()
  arrive(@Req() request: AskedRequest, @Res() reply: FastifyReply): void {
    reply.code(303).redirect(homeOf(request));
  }

  @Get('healthz')
  health(): { status: string } {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const isReady = await this.readiness.isReady();
    reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  }
}

function homeOf(request: AskedRequest): string {
  if (!request.person) return '/sign-in';
  const { roles } = request.person;
  if (roles.has('administrator')) return '/administration';
  if (roles.has('learner')) return '/my-training';
  return roles.has('supervisor') ? '/team' : roles.has('trainer') ? '/studio' : '/my-training';
}
