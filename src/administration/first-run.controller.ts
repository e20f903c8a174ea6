import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { Say } from '../sign-in/request';
import { FirstRunForm } from './first-run.form';
import { firstRunPage } from './first-run.page';
import { FirstRunService } from './first-run.service';

@Controller('first-run')
export class FirstRunController {
  constructor(private readonly firstRun: FirstRunService) {}

  @Get()
  async show(@Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    if (!(await this.firstRun.isOpen())) throw new NotFound();
    reply.view('administration/first-run', this.page({}, {}, t));
  }

  @Post('administrator')
  async makeAdministrator(@Body() body: unknown, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const { values, errors, ok } = readForm(FirstRunForm, body);
    if (!(await this.firstRun.isOpen())) return this.pressedAgain(values.code, reply);
    const found = ok ? this.problems(values) : errors;
    if (Object.keys(found).length > 0)
      return void reply.code(422).view('administration/first-run', this.page(values, found, t));
    await this.firstRun.makeAdministrator(values);
    reply.code(303).redirect('/sign-in');
  }

  @Post('demonstration')
  async loadDemonstration(@Body('code') code: unknown, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const { fillDemo } = this.firstRun;
    if (!fillDemo) throw new NotFound();
    if (!(await this.firstRun.isOpen())) return this.pressedAgain(code, reply);
    if (!this.firstRun.isCode(code))
      return void reply.code(422).view('administration/first-run', this.page({}, { demo: 'firstRun.codeWrong' }, t));
    await fillDemo();
    reply.code(303).redirect('/sign-in');
  }

  /** Whoever knows the code pressed the button twice: they go where the first press led. */
  private pressedAgain(code: unknown, reply: FastifyReply): void {
    if (!this.firstRun.isCode(code)) throw new NotFound();
    reply.code(303).redirect('/sign-in');
  }

  private page(values: Partial<FirstRunForm>, errors: Record<string, string>, t: Translate) {
    return firstRunPage(values, errors, this.firstRun.fillDemo !== null, t);
  }

  private problems(values: FirstRunForm): Record<string, string> {
    const password = this.firstRun.passwordProblem(values);
    return {
      ...(this.firstRun.isCode(values.code) ? {} : { code: 'firstRun.codeWrong' }),
      ...(password ? { password } : {}),
    };
  }
}
