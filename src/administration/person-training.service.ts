import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LooksService } from '../audit/looks.service';
import { CompletionsService } from '../completions/completions.service';
import { VersionsService } from '../content/versions.service';
import { AskedService } from '../enrolments/asked.service';
import { PausesService } from '../enrolments/pauses.service';
import { namesOf } from '../people/people.queries';
import { PeopleService } from '../people/people.service';
import type { Named, SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';

/** What an administrator sees of somebody's leave and asked modules: what is asked, never how far they are. */
@Injectable()
export class PersonTrainingService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
    private readonly pauses: PausesService,
    private readonly completions: CompletionsService,
    private readonly asked: AskedService,
    private readonly versions: VersionsService,
    private readonly looks: LooksService,
  ) {}

  /** The visit is noted for that person to read. */
  async open(by: SignedInPerson, id: string): Promise<Named> {
    const person = await this.getPerson(id);
    await this.looks.note(by.id, id, this.people.today());
    return person;
  }

  async getPerson(id: string): Promise<Named> {
    const name = isId(id) ? (await namesOf(this.db, [id])).get(id) : undefined;
    if (name === undefined) throw new NotFound();
    return { id, name };
  }

  async leaveOf(person: Named) {
    return { person, pauses: await this.pauses.of(person.id), today: this.people.today() };
  }

  async askedOf(person: Named) {
    const progress = await this.completions.progressOf([person.id]);
    const current = await this.versions.currentAll();
    const titles = new Map([...current].map(([slug, { module }]) => [slug, module.title]));
    return { person, progress, asked: await this.asked.of(progress), titles };
  }
}
