import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CompletionsService } from '../completions/completions.service';
import { headingAt, hrefOfSpot, readSpot } from '../content/spots.rules';
import { versionIn } from '../content/translated.rules';
import { VersionsService } from '../content/versions.service';
import { Idempotency } from '../database/idempotency';
import { transact } from '../database/transact';
import type { SignedInPerson } from '../people/people.types';
import type { OwnThread } from '../threads/threads.queries';
import { ThreadsService } from '../threads/threads.service';

/** A question with where it came from, in the words of the version asked, and where that stands in the version one is on. */
export interface PlacedThread extends OwnThread {
  moduleTitle: string;
  heading: string;
  href: string;
}

/** What somebody has asked, and what they can still do with it. */
@Injectable()
export class OwnThreadsService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly versions: VersionsService,
    private readonly completions: CompletionsService,
    private readonly threads: ThreadsService,
  ) {}

  async all(person: SignedInPerson): Promise<PlacedThread[]> {
    return this.placed(person, await this.threads.of(person.id));
  }

  async getOwn(person: SignedInPerson, id: string): Promise<PlacedThread> {
    const [thread] = await this.placed(person, [await this.threads.getOwn(person, id)]);
    return thread!;
  }

  handOver(person: SignedInPerson, id: string, key: unknown): Promise<void> {
    return this.once(person, key, ['handover', id], (manager) => this.threads.handOver(manager, person.id, id));
  }

  withdraw(person: SignedInPerson, id: string, key: unknown): Promise<void> {
    return this.once(person, key, ['thread withdrawal', id], (manager) =>
      this.threads.withdraw(manager, person.id, id),
    );
  }

  private async once(
    person: SignedInPerson,
    key: unknown,
    body: string[],
    work: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    await transact(this.db, (manager) =>
      this.idempotency.once(manager, key, person.id, body, async () => {
        await work(manager);
        return '';
      }),
    );
  }

  private async placed(person: SignedInPerson, threads: readonly OwnThread[]): Promise<PlacedThread[]> {
    if (threads.length === 0) return [];
    const begun = new Map((await this.completions.progressOf([person.id])).map((one) => [one.slug, one.versionId]));
    const current = await this.versions.currentAll();
    const found: PlacedThread[] = [];
    for (const thread of threads) {
      const asked = versionIn(await this.versions.get(thread.versionId), person.language);
      const versionId = begun.get(thread.slug);
      const { module } = versionId ? await this.versions.get(versionId) : (current.get(thread.slug) ?? asked);
      const spot = readSpot(thread.place);
      const href = spot ? hrefOfSpot(module, spot) : `/modules/${thread.slug}`;
      found.push({ ...thread, moduleTitle: asked.module.title, heading: headingAt(asked.module, thread.place), href });
    }
    return found;
  }
}
