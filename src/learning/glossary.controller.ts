import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LibraryService } from '../content/library.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { glossaryPage } from './glossary.page';
import { LocalFactsService } from '../reading/local-facts.service';

@Controller('glossary')
export class GlossaryController {
  constructor(
    private readonly library: LibraryService,
    private readonly localFacts: LocalFactsService,
  ) {}

  @Get()
  async show(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const { glossary } = this.library.read();
    const facts = await this.localFacts.of(person, glossary, t);
    reply.view('learning/glossary', glossaryPage(glossary, facts, t));
  }
}
