import { Injectable } from '@nestjs/common';
import { ChangesService, type QuietChange } from '../database/changes.service';
import { LooksService } from '../audit/looks.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson, SupervisedPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import { type AnsweredThread, AnsweringService } from '../threads/answering.service';
import { type Placed, SpotsService } from '../threads/spots.service';

/** A question that one of a supervisor's people put to them. */
export interface AskedOfYou extends AnsweredThread, Placed {
  person: SupervisedPerson;
}

/** What a supervisor's people ask them: of exactly those whom they supervise now. */
@Injectable()
export class TeamQuestionsService {
  constructor(
    private readonly people: PeopleService,
    private readonly looks: LooksService,
    private readonly answering: AnsweringService,
    private readonly spots: SpotsService,
    private readonly changes: ChangesService,
  ) {}

  async all(supervisor: SignedInPerson): Promise<AskedOfYou[]> {
    return this.askedBy(await this.people.peopleOf(supervisor), supervisor.language);
  }

  async askedBy(people: readonly SupervisedPerson[], language: string): Promise<AskedOfYou[]> {
    const byId = new Map(people.map((person) => [person.id, person]));
    const threads = await this.answering.addressedBy([...byId.keys()]);
    return this.withPeople(await this.spots.placed(threads, language), byId);
  }

  /** One question; the visit is noted for whoever asked it to read. @throws NotFound for anybody else's. */
  async getOne(supervisor: SignedInPerson, personId: string, threadId: string): Promise<AskedOfYou> {
    const person = await this.getPerson(supervisor, personId);
    if (!isId(threadId)) throw new NotFound();
    const thread = await this.answering.getAddressed(person.id, threadId);
    await this.looks.note(supervisor.id, person.id, this.people.today());
    const [one] = this.withPeople(
      await this.spots.placed([thread], supervisor.language),
      new Map([[person.id, person]]),
    );
    return one!;
  }

  getPerson(supervisor: SignedInPerson, personId: string): Promise<SupervisedPerson> {
    if (!isId(personId)) throw new NotFound();
    return this.people.getPersonOf(supervisor, personId);
  }

  /** @returns what is in the way, by field. */
  say(supervisor: SignedInPerson, change: QuietChange, key: unknown): Promise<Record<string, string>> {
    return this.changes.make(supervisor, change, key);
  }

  private withPeople(
    threads: readonly (AnsweredThread & Placed)[],
    byId: ReadonlyMap<string, SupervisedPerson>,
  ): AskedOfYou[] {
    return threads.map((one) => ({ ...one, person: byId.get(one.personId)! }));
  }
}
