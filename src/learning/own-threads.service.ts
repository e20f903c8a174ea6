import { Injectable } from '@nestjs/common';
import { ChangesService, type QuietChange } from '../database/changes.service';
import { CompletionsService } from '../completions/completions.service';
import type { SignedInPerson } from '../people/people.types';
import { AnsweringService } from '../threads/answering.service';
import { type Placed, SpotsService } from '../threads/spots.service';
import type { TalkFact } from '../threads/talk.types';
import type { OwnThread } from '../threads/threads.queries';
import { ThreadsService } from '../threads/threads.service';

/** A question with where it came from, and what happened with it since. */
export interface PlacedThread extends OwnThread, Placed {
  facts: TalkFact[];
}

/** What somebody has asked, and what they can still do with it. */
@Injectable()
export class OwnThreadsService {
  constructor(
    private readonly completions: CompletionsService,
    private readonly threads: ThreadsService,
    private readonly answering: AnsweringService,
    private readonly spots: SpotsService,
    private readonly changes: ChangesService,
  ) {}

  async all(person: SignedInPerson): Promise<PlacedThread[]> {
    return this.placed(person, await this.threads.of(person.id));
  }

  async getOwn(person: SignedInPerson, id: string): Promise<PlacedThread> {
    const [thread] = await this.placed(person, [await this.threads.getOwn(person, id)]);
    return thread!;
  }

  handOver(person: SignedInPerson, id: string, key: unknown): Promise<Record<string, string>> {
    const work: QuietChange['work'] = (manager) => this.threads.handOver(manager, person.id, id);
    return this.say(person, { what: ['handover', id], values: {}, errors: {}, work }, key);
  }

  withdraw(person: SignedInPerson, id: string, key: unknown): Promise<Record<string, string>> {
    const work: QuietChange['work'] = (manager) => this.threads.withdraw(manager, person.id, id);
    return this.say(person, { what: ['thread withdrawal', id], values: {}, errors: {}, work }, key);
  }

  /** @returns what is in the way, by field. */
  say(person: SignedInPerson, change: QuietChange, key: unknown): Promise<Record<string, string>> {
    return this.changes.make(person, change, key);
  }

  private async placed(person: SignedInPerson, threads: readonly OwnThread[]): Promise<PlacedThread[]> {
    if (threads.length === 0) return [];
    const begun = new Map((await this.completions.progressOf([person.id])).map((one) => [one.slug, one.versionId]));
    const facts = await this.answering.factsOf(threads.map(({ id }) => id));
    const placed = await this.spots.placed(threads, person.language, begun);
    return placed.map((one) => ({ ...one, facts: facts.get(one.id) ?? [] }));
  }
}
