import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SlotsService } from '../content/slots.service';
import { PeopleService } from '../people/people.service';
import type { Translate } from '../shared/texts';
import { type AskedRequest, Say } from '../sign-in/request';

/** Crisis lines and people; open to the signed-out too. */
@Controller('help')
export class HelpController {
  constructor(
    private readonly slots: SlotsService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  async show(@Req() request: AskedRequest, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const { person } = request;
    const [team] = person ? await this.people.teamsOf(person.id) : [];
    const values = await this.slots.values(team?.id ?? null);
    const lines = values.get('crisis.lines');
    reply.view('learning/help', {
      title: t('help.title'),
      signedIn: person !== null,
      emergency: values.get('crisis.emergency')?.value ?? null,
      lines: (lines?.value ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => ({ name: line.split(': ')[0] ?? line, detail: line.split(': ').slice(1).join(': ') })),
      onCall: person ? (values.get('crisis.onCall')?.value ?? null) : null,
      supervisors: person ? await this.people.supervisorsOf(person.id) : [],
      checked: lines?.checkedOn ?? null,
      fallback: !lines,
    });
  }
}
