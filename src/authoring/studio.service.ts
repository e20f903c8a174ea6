import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { ChangeClass, PublishedModule } from '../content/content.types';
import type { ReadModule } from '../content/course-model.types';
import { LibraryService } from '../content/library.service';
import { countChecks } from '../content/resources.rules';
import { SlotGateService } from '../content/slot-gate.service';
import { PublishingService } from '../content/publishing.service';
import { VersionsService } from '../content/versions.service';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import { namesOf } from '../people/people.queries';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { startedAndFinished } from './studio.queries';

export interface StudioModule {
  slug: string;
  read: ReadModule | null;
  published: PublishedModule | null;
  started: number;
  finished: number;
}

@Injectable()
export class StudioService {
  constructor(
    private readonly db: DataSource,
    private readonly courses: LibraryService,
    private readonly versions: VersionsService,
    private readonly publishing: PublishingService,
    private readonly idempotency: Idempotency,
    private readonly enrolments: EnrolmentsService,
    private readonly audit: AuditService,
    private readonly people: PeopleService,
    private readonly gate: SlotGateService,
  ) {}

  /** Every folder and everything published, also where the folder is gone. */
  async all(): Promise<StudioModule[]> {
    const current = await this.versions.currentAll();
    const counts = await startedAndFinished(this.db);
    const reads = new Map(this.courses.read().modules.map((read) => [read.slug, read]));
    const slugs = [...new Set([...reads.keys(), ...current.keys()])].sort();
    return slugs.map((slug) => ({
      slug,
      read: reads.get(slug) ?? null,
      published: current.get(slug) ?? null,
      ...(counts.get(slug) ?? { started: 0, finished: 0 }),
    }));
  }

  /** Local facts that are missing, out of date or soon will be, and services that nobody has asked for long. */
  async localFacts() {
    const { waiting, soon, today } = await this.gate.summary(await this.people.openTeams());
    return { waiting, soon, services: countChecks(this.courses.read().resources, today) };
  }

  /** What has to be mended beside the modules; services that nobody has checked are counted with the local facts. */
  sharedProblems() {
    return this.courses.read().problems.filter(({ level }) => level !== 'note');
  }

  async get(slug: string) {
    const module = (await this.all()).find((one) => one.slug === slug);
    if (!module) throw new NotFound();
    const history = await this.versions.history(slug);
    const names = await namesOf(
      this.db,
      history.flatMap((version) => version.publishedById ?? []),
    );
    const { waiting } = await this.localFacts();
    const reasons = waiting.find((one) => one.slug === slug) ?? null;
    return {
      module,
      history,
      names,
      waiting: reasons,
      publishable: await this.publishing.findPublishable(slug),
    };
  }

  /**
   * @param sent.seen the content hash that the page showed: only what the trainer has looked at is published.
   * @returns why nothing was published, or null. Nothing published leaves the form's key as it was.
   */
  async publish(
    person: SignedInPerson,
    slug: string,
    sent: { changeClass: ChangeClass; seen: string },
    key: unknown,
  ): Promise<'nothing' | 'changed' | 'sentBefore' | null> {
    try {
      await transact(this.db, (manager) =>
        this.idempotency.once(manager, key, person.id, ['publish', slug, sent], async () => {
          const read = await this.publishing.findPublishable(slug, manager);
          if (read && read.contentHash !== sent.seen) throw new NotPublished('changed');
          const version = read && (await this.publishing.publish(manager, read, sent.changeClass, person.id));
          if (!version) throw new NotPublished('nothing');
          await this.audit.record(manager, {
            actorId: person.id,
            action: 'module.published',
            subjectId: version.id,
            detail: { module: slug, version: version.number },
          });
          if (version.number === 1) await this.enrolments.planEverybody(manager);
          return version.id;
        }),
      );
      return null;
    } catch (error) {
      if (error instanceof NotPublished) return error.why;
      if (error instanceof OtherBody) return 'sentBefore';
      throw error;
    }
  }
}

class NotPublished extends Error {
  constructor(readonly why: 'nothing' | 'changed') {
    super();
  }
}
