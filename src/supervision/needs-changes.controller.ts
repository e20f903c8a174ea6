import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Change, RecordedService } from '../audit/recorded.service';
import { type About, NeedsChangesService } from '../evidence/needs-changes.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { PersonNeedsService } from './person-needs.service';

type Fields = Record<string, unknown>;
interface Place {
  person: string;
  competency: string;
}

/** What a supervisor writes down about one competency of one of exactly their people. */
@Controller('people/:person/needs/:competency')
export class NeedsChangesController {
  constructor(
    private readonly needs: PersonNeedsService,
    private readonly changes: NeedsChangesService,
    private readonly recorded: RecordedService,
  ) {}

  @Post('evidence')
  record(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = (about: About) => this.changes.rating(about, place.competency, body);
    return this.change(me, place, body, reply, t, 'evidence', read);
  }

  @Post('evidence/:entry/corrections')
  correct(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place & { entry: string },
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = (about: About) => this.changes.correction(about, place.entry, body);
    return this.change(me, place, body, reply, t, `evidence/${place.entry}/corrections`, read);
  }

  @Post('obstacles')
  addObstacle(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = (about: About) => this.changes.obstacle(about, place.competency, body);
    return this.change(me, place, body, reply, t, 'obstacles', read);
  }

  @Post('obstacles/withdrawal')
  withdrawObstacle(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = (about: About) => this.changes.noObstacle(about, place.competency);
    return this.change(me, place, body, reply, t, 'obstacles/withdrawal', read);
  }

  /** Makes the change and leads back; what cannot be made comes back with what was typed. */
  private async change(
    me: SignedInPerson,
    { person: id, competency }: Place,
    body: Fields,
    reply: FastifyReply,
    t: Translate,
    form: string,
    read: (about: About) => Change,
  ): Promise<void> {
    const person = await this.needs.getPerson(me, id);
    const change = read({ personId: person.id, byId: me.id });
    const errors = await this.recorded.make(me, change, body._key);
    const page = `/people/${id}/needs/${competency}`;
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(page);
    const returned = { action: `${page}/${form}`, values: change.values, errors };
    reply.code(422).view('needs/need', await this.needs.onePage(me, id, competency, returned, t));
  }
}
