import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Change, RecordedService } from '../audit/recorded.service';
import { coversPart } from '../people/covers.page';
import { CoversService } from '../people/covers.service';
import type { Named, SignedInPerson } from '../people/people.types';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { addressOf } from './person-training.page';
import { PersonTrainingService } from './person-training.service';

type Fields = Record<string, unknown>;

/** Who looks after somebody's people while they are away, as an administrator arranges it. */
@Controller('administration/people/:person/covers')
export class PersonCoversController {
  constructor(
    private readonly people: PersonTrainingService,
    private readonly covers: CoversService,
    private readonly recorded: RecordedService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('administration/person-covers', await this.page(await this.people.open(me, id), null, t));
  }

  @Post()
  async arrange(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const person = await this.people.getPerson(id);
    await this.change(me, person, this.covers.arranging(id, body), body, '', reply, t);
  }

  @Post(':cover/ending')
  async end(
    @CurrentPerson() me: SignedInPerson,
    @Param() { person: id, cover }: { person: string; cover: string },
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const person = await this.people.getPerson(id);
    await this.change(me, person, this.covers.ending(id, cover), body, `/${cover}/ending`, reply, t);
  }

  private async change(
    me: SignedInPerson,
    person: Named,
    change: Change,
    body: Fields,
    form: string,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    const errors = await this.recorded.make(me, change, body._key);
    const address = `${addressOf(person)}/covers`;
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(address);
    const returned = { action: `${address}${form}`, values: change.values, errors };
    reply.code(422).view('administration/person-covers', await this.page(person, returned, t));
  }

  private async page(person: Named, returned: Returned | null, t: Translate) {
    const covers = coversPart(await this.covers.of(person), `${addressOf(person)}/covers`, returned, t);
    return { title: t('cover.heading'), name: person.name, backHref: addressOf(person), covers };
  }
}
