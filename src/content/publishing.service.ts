import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { transact } from '../database/transact';
import type { ChangeClass } from './content.types';
import type { ReadModule, TrainingModule } from './course-model.types';
import { LibraryService } from './library.service';
import type { ModuleVersion } from './module-version.entity';
import { VersionsService } from './versions.service';

type Whole = ReadModule & { module: TrainingModule };
const isWhole = (read: ReadModule): read is Whole => read.module !== null;

/** Turns folders into versions. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly db: DataSource,
    private readonly library: LibraryService,
    private readonly versions: VersionsService,
  ) {}

  /** What ships with Waymark: every module that is ready, without errors and never published before. A later change waits for a trainer. */
  async publishNew(): Promise<ModuleVersion[]> {
    const published: ModuleVersion[] = [];
    for (const read of this.library.read().modules) {
      if (!isWhole(read) || read.module.status !== 'ready') continue;
      const version = await transact(this.db, async (manager) =>
        (await this.versions.findCurrent(read.slug, manager))
          ? null
          : this.versions.publish(manager, read, 'first', null),
      );
      if (version) published.push(version);
    }
    return published;
  }

  /** A module that can be published as it stands on disk, or null: not there, a draft, with errors, or the same as what is published. */
  async findPublishable(slug: string, db: EntityManager | DataSource = this.db): Promise<Whole | null> {
    const read = this.library.read().modules.find((one) => one.slug === slug);
    if (!read || !isWhole(read) || read.module.status !== 'ready') return null;
    const current = await this.versions.findCurrent(slug, db);
    return current?.contentHash === read.contentHash ? null : read;
  }

  /**
   * @param read what `findPublishable` found in the same transaction.
   * @param changeClass what the trainer says about the change; a first version is always "first", and no later one is.
   * @returns null when there is nothing to publish.
   */
  async publish(
    manager: EntityManager,
    read: Whole,
    changeClass: ChangeClass,
    publishedById: string | null,
  ): Promise<ModuleVersion | null> {
    const isFirst = (await this.versions.findCurrent(read.slug, manager)) === null;
    if (!isFirst && changeClass === 'first') return null;
    return this.versions.publish(manager, read, isFirst ? 'first' : changeClass, publishedById);
  }
}
