import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LibraryService } from '../content/library.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ClosedService } from './closed.service';
import { LocalFactsService } from './local-facts.service';
import { myTrainingPage } from './my-training.page';
import { TrainingService } from './training.service';

@Controller('my-training')
export class MyTrainingController {
  constructor(
    private readonly training: TrainingService,
    private readonly library: LibraryService,
    private readonly localFacts: LocalFactsService,
    private readonly closed: ClosedService,
  ) {}

  @Get()
  async show(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const library = this.library.read();
    const titles = new Map(
      library.modules.flatMap((read) => (read.module ? [[read.slug, read.module.title] as const] : [])),
    );
    const [all, supervisors] = [await this.training.all(person), await this.training.supervisorsOf(person)];
    const notes = [...all.current.values(), ...all.begun.values()].map(({ module }) => module.contentNotes);
    const notBegun = [...all.current.values()].flatMap(({ module }) => (all.begun.has(module.slug) ? [] : module));
    const { reasons, values } = await this.closed.of(person, notBegun);
    const facts = await this.localFacts.of(person, notes, t, { supervisors, values });
    const given = { ...all, paths: library.paths, titles, supervisors, facts, closed: reasons };
    reply.view('learning/my-training', myTrainingPage(given, t));
  }
}
