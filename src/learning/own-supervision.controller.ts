import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChangesService, type QuietChange } from '../database/changes.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { LogChangesService } from '../threads/log/log-changes.service';
import { OwnSupervisionService } from './own-supervision.service';

type Fields = Record<string, unknown>;

/** One's own supervision, and time with peers that one writes down oneself. */
@Controller('my-supervision')
export class OwnSupervisionController {
  constructor(
    private readonly own: OwnSupervisionService,
    private readonly changes: LogChangesService,
    private readonly quiet: ChangesService,
  ) {}

  @Get()
  async show(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('supervision-log/log', await this.own.page(person, null, t));
  }

  @Post('entries')
  async record(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const change = this.changes.peer(about(person), await this.own.colleagues(person.id), body);
    await this.change(person, body, reply, t, 'entries', change);
  }

  @Post('entries/:entry/corrections')
  async correct(
    @CurrentPerson() person: SignedInPerson,
    @Param('entry') entry: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    await this.own.getEntry(person, entry);
    const change = this.changes.correct(about(person), entry, body);
    return this.change(person, body, reply, t, `entries/${entry}/corrections`, change);
  }

  @Post('notes')
  note(
    @CurrentPerson() person: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(person, body, reply, t, 'notes', this.changes.note(about(person), body));
  }

  private async change(
    person: SignedInPerson,
    body: Fields,
    reply: FastifyReply,
    t: Translate,
    form: string,
    change: QuietChange,
  ): Promise<void> {
    const errors = await this.quiet.make(person, change, body._key);
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect('/my-supervision');
    const returned = { action: `/my-supervision/${form}`, values: change.values, errors };
    reply.code(422).view('supervision-log/log', await this.own.page(person, returned, t));
  }
}

const about = ({ id }: SignedInPerson) => ({ personId: id, byId: id });
