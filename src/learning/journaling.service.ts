import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CompletionsService } from '../completions/completions.service';
import { blockOf, hrefOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import { JournalService } from '../journal/journal.service';
import type { BoxPlace } from '../journal/journal.types';
import type { SignedInPerson } from '../people/people.types';
import { NotFound, NotNow } from '../shared/errors';
import type { BoxForm, EntryForm } from './journal.form';
import { LearningService } from './learning.service';
import { TrainingService } from './training.service';

/** A message key with its values: why something was not kept. */
export interface Said {
  key: string;
  values?: Record<string, string | number>;
}
type Kept = { to: string; code: string | null } | { said: Said };

/** Each step of somebody's journal as one transaction over the ledgers that it touches. */
@Injectable()
export class JournalingService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly training: TrainingService,
    private readonly learning: LearningService,
    private readonly versions: VersionsService,
    private readonly journal: JournalService,
    private readonly completions: CompletionsService,
  ) {}

  /** The box that a form or an address names, in the version that this person reads. @throws NotFound */
  async getBox(person: SignedInPerson, { module: slug = '', lesson: lessonId = '', block: blockId = '' }: BoxForm) {
    const own = await this.training.getModule(person, slug);
    const block = blockOf(own.published.module, lessonId, blockId);
    if (block?.kind !== 'reflect') throw new NotFound();
    return { own, slug, lessonId, block };
  }

  /** @returns where to go on, with the recovery code where the person's key was made just now; or why nothing was kept. */
  async write(person: SignedInPerson, form: EntryForm, key: unknown): Promise<Kept> {
    let code: string | null = null;
    const versionId = await this.versionOf(person, form);
    return this.kept(async () => {
      const to = await transact(this.db, async (manager) => {
        const prepared = await this.journal.prepare(manager, person.id, form.text);
        code = prepared.code;
        const body = ['journal', form.module ?? '', form.lesson ?? '', form.block ?? '', prepared.mark];
        return this.idempotency.once(manager, key, person.id, body, async () => {
          const box = versionId && (await this.begin(manager, person, form, versionId));
          const id = await this.journal.write(manager, person.id, box || null, form.text);
          if (!box) return `/journal/${id}`;
          await this.completions.grantIfComplete(manager, person.id, box);
          return boxHref(box);
        });
      });
      return { to, code };
    });
  }

  /** @throws NotFound for what is no box. */
  async usePaper(person: SignedInPerson, form: BoxForm, key: unknown): Promise<Kept> {
    const { slug, lessonId, block } = await this.getBox(person, form);
    const versionId = await this.learning.versionRead(person, slug, form.versionId);
    return this.kept(async () => ({
      to: await transact(this.db, (manager) =>
        this.idempotency.once(manager, key, person.id, ['paper', slug, lessonId, block.id], async () => {
          const box = await this.begin(manager, person, form, versionId);
          if (!box) throw new NotFound();
          await this.journal.notePaper(manager, person.id, box);
          await this.completions.grantIfComplete(manager, person.id, box);
          return boxHref(box);
        }),
      ),
      code: null,
    }));
  }

  /** @returns whether it was kept; else it was changed elsewhere since. */
  async rewrite(person: SignedInPerson, entryId: string, seen: number, text: string, key: unknown): Promise<boolean> {
    let isKept = true;
    const outcome = await this.kept(async () => ({
      to: await transact(this.db, async (manager) => {
        const { mark } = await this.journal.prepare(manager, person.id, text);
        return this.idempotency.once(manager, key, person.id, ['rewrite', entryId, seen, mark], async () => {
          isKept = await this.journal.rewrite(manager, person.id, entryId, seen, text);
          if (!isKept) throw new OtherBody(); // nothing is kept, the key neither
          return entryId;
        });
      }),
      code: null,
    }));
    return isKept && !('said' in outcome);
  }

  /** Nothing that was typed is lost where its box is gone by now: then it is kept as a free entry. */
  private async versionOf(person: SignedInPerson, form: EntryForm): Promise<string | null> {
    if (!form.module) return null;
    try {
      return await this.learning.versionRead(person, form.module, form.versionId);
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  /** Writing for a box begins its module, as "Done" under a lesson does. @returns null where the version begun has no such box. */
  private async begin(
    manager: EntityManager,
    person: SignedInPerson,
    { module: slug = '', lesson: lessonId = '', block: blockId = '' }: BoxForm,
    versionId: string,
  ): Promise<BoxPlace | null> {
    const read = await this.versions.get(versionId, manager);
    if (blockOf(read.module, lessonId, blockId)?.kind !== 'reflect') return null;
    const begun = await this.learning.begin(manager, person, slug, versionId);
    const { module } = await this.versions.get(begun.versionId, manager);
    return blockOf(module, lessonId, blockId)?.kind === 'reflect' ? { ...begun, slug, lessonId, blockId } : null;
  }

  private async kept(work: () => Promise<Kept>): Promise<Kept> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof NotNow) return { said: { key: `error.${error.key}.sentence`, values: error.values } };
      if (error instanceof OtherBody) return { said: { key: 'form.sentBefore' } };
      throw error;
    }
  }
}

const boxHref = ({ slug, lessonId, blockId }: BoxPlace): string =>
  `${hrefOf(slug, { kind: 'lesson', id: lessonId })}#${blockId}`;
