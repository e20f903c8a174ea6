import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Change, RecordedService } from '../audit/recorded.service';
import { SignOffChangesService } from '../evidence/sign-offs/sign-off-changes.service';
import type { Doing } from '../evidence/sign-offs/sign-offs.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { PersonSignOffsService } from './person-sign-offs.service';

type Fields = Record<string, unknown>;
interface Place {
  person: string;
  competency: string;
}

/** What a supervisor signs, asks for and puts right in one skill of one of exactly their people. */
@Controller('people/:person/sign-offs/:competency')
export class SignOffChangesController {
  constructor(
    private readonly signOffs: PersonSignOffsService,
    private readonly changes: SignOffChangesService,
    private readonly recorded: RecordedService,
  ) {}

  @Post('ratings')
  rate(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, place, body, reply, t, 'ratings', (doing) => this.changes.rating(doing, body));
  }

  @Post('corrections/:rating')
  correct(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place & { rating: string },
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = (doing: Doing) => this.changes.correction(doing, place.rating, body);
    return this.change(me, place, body, reply, t, `corrections/${place.rating}`, read);
  }

  @Post('requests')
  ask(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, place, body, reply, t, 'requests', (doing) => this.changes.asking(doing, body));
  }

  @Post('requests/withdrawal')
  withdraw(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = (doing: Doing) => this.changes.withdrawal(doing);
    return this.change(me, place, body, reply, t, 'requests/withdrawal', read);
  }

  /** Makes the change and leads back; what cannot be made comes back with what was typed. */
  private async change(
    me: SignedInPerson,
    { person: id, competency }: Place,
    body: Fields,
    reply: FastifyReply,
    t: Translate,
    form: string,
    read: (doing: Doing) => Change | Promise<Change>,
  ): Promise<void> {
    const person = await this.signOffs.getPerson(me, id);
    const change = await read({ personId: person.id, byId: me.id, competency });
    const errors = await this.recorded.make(me, change, body._key);
    const page = `/people/${id}/sign-offs/${competency}`;
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(page);
    const returned = { action: `${page}/${form}`, values: change.values, errors };
    reply.code(422).view('sign-offs/sign-off', await this.signOffs.onePage(me, id, competency, returned, t));
  }
}
