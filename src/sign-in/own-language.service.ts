import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { transact } from '../database/transact';
import { PeopleService } from '../people/people.service';
import { NotFound } from '../shared/errors';
import { leaveLanguage } from './cookies';
import type { AskedRequest } from './request';

/** The language that a reader chose: kept with whoever is signed in, and at the browser for when nobody is. */
@Injectable()
export class OwnLanguage {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** From here on the request is answered in it. @throws NotFound for a language that Waymark does not speak. */
  async choose(request: AskedRequest, reply: FastifyReply, language: string): Promise<void> {
    if (!request.texts.languages.includes(language)) throw new NotFound();
    const { person } = request;
    if (person) {
      await transact(this.db, (manager) => this.people.chooseLanguage(manager, person.id, language));
      person.language = language;
    }
    leaveLanguage(reply, language, this.config, request.session?.isShared ?? false);
  }
}
