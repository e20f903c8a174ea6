import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { places, type Reader, rows } from '../database/query';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import type { ChangeClass, PublishedModule } from './content.types';
import type { ReadModule, TrainingModule } from './course-model.types';
import { drawingFaults, drawingType } from './drawing.rules';
import { ModuleAsset } from './module-asset.entity';
import { ModuleVersion } from './module-version.entity';

const columns = `id AS "versionId", number AS "number", published_at AS "publishedAt", published_by_id AS "publishedById",
  content_hash AS "contentHash", change_class AS "changeClass"`;
type Head = Omit<PublishedModule, 'module'>;

/** Published versions: immutable, so each is read and parsed once and kept. */
@Injectable()
export class VersionsService {
  private readonly kept = new Map<string, PublishedModule>();

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Stores the next version with everything it shows. A course with errors has no module and cannot come here. */
  async publish(
    manager: EntityManager,
    read: ReadModule & { module: TrainingModule },
    changeClass: ChangeClass,
    publishedById: string | null,
  ): Promise<ModuleVersion> {
    const [last] = await rows<{ number: number | null }>(
      manager,
      'SELECT MAX(number) AS "number" FROM module_versions WHERE module_slug = ?',
      [read.slug],
    );
    const version: ModuleVersion = {
      id: newId(),
      moduleSlug: read.slug,
      number: (last?.number ?? 0) + 1,
      contentHash: read.contentHash,
      title: read.module.title,
      changeClass,
      model: JSON.stringify(read.module),
      publishedAt: this.clock.now().toISOString(),
      publishedById,
    };
    await manager.insert(ModuleVersion, version);
    for (const { path, mediaType, sha256, bytes } of read.assets) {
      if (mediaType === drawingType && drawingFaults(bytes.toString('utf8')).length > 0)
        throw new Error(`${read.slug}/${path} is not a drawing that may be shown.`);
      await manager.insert(ModuleAsset, {
        id: newId(),
        versionId: version.id,
        path,
        mediaType,
        sha256,
        body: bytes.toString('base64'),
      });
    }
    return version;
  }

  /** The newest version of each published module, by slug. */
  async currentAll(db: Reader = this.db): Promise<Map<string, PublishedModule>> {
    const heads = await rows<Head>(
      db,
      `SELECT ${columns} FROM module_versions v WHERE number = (SELECT MAX(number) FROM module_versions w WHERE w.module_slug = v.module_slug)`,
    );
    const found = await this.load(heads, db);
    return new Map(found.map((published) => [published.module.slug, published]));
  }

  async publishedSlugs(db: Reader = this.db): Promise<Set<string>> {
    const found = await rows<{ slug: string }>(db, 'SELECT DISTINCT module_slug AS "slug" FROM module_versions');
    return new Set(found.map((row) => row.slug));
  }

  async findCurrent(slug: string, db: Reader = this.db): Promise<PublishedModule | null> {
    const heads = await rows<Head>(
      db,
      `SELECT ${columns} FROM module_versions WHERE module_slug = ? ORDER BY number DESC LIMIT 1`,
      [slug],
    );
    return (await this.load(heads, db))[0] ?? null;
  }

  /** @throws NotFound for an id that names no version. */
  async get(versionId: string, db: Reader = this.db): Promise<PublishedModule> {
    const kept = this.kept.get(versionId);
    if (kept) return kept;
    const heads = await rows<Head>(db, `SELECT ${columns} FROM module_versions WHERE id = ?`, [versionId]);
    const [found] = await this.load(heads, db);
    if (!found) throw new NotFound();
    return found;
  }

  async history(slug: string): Promise<Head[]> {
    return rows(this.db, `SELECT ${columns} FROM module_versions WHERE module_slug = ? ORDER BY number DESC`, [slug]);
  }

  async findAsset(versionId: string, path: string): Promise<{ mediaType: string; body: Buffer } | null> {
    const asset = await this.db.getRepository(ModuleAsset).findOneBy({ versionId, path });
    return asset && { mediaType: asset.mediaType, body: Buffer.from(asset.body, 'base64') };
  }

  private async load(heads: Head[], db: Reader): Promise<PublishedModule[]> {
    const missing = heads.filter((head) => !this.kept.has(head.versionId));
    if (missing.length > 0) {
      const ids = missing.map((head) => head.versionId);
      const models = await rows<{ id: string; model: string }>(
        db,
        `SELECT id AS "id", model AS "model" FROM module_versions WHERE id IN (${places(ids)})`,
        ids,
      );
      const byId = new Map(models.map((row) => [row.id, JSON.parse(row.model) as TrainingModule]));
      for (const head of missing) this.kept.set(head.versionId, { ...head, module: byId.get(head.versionId)! });
    }
    return heads.map((head) => this.kept.get(head.versionId)!);
  }
}
