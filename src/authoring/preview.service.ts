import { Injectable } from '@nestjs/common';
import { AskedFactsService } from '../attempts/asked-facts.service';
import { askableOf, askedOf, pickWhole } from '../attempts/pick.rules';
import type { PublishedModule } from '../content/content.types';
import type { Asset, Problem, Quiz, TrainingModule } from '../content/course-model.types';
import { LibraryService } from '../content/library.service';
import { moduleIn, versionIn } from '../content/translated.rules';
import { VersionsService } from '../content/versions.service';
import { NotFound } from '../shared/errors';
import { sha256 } from '../shared/sha256';
import type { PreviewState } from './preview.rules';

/** A module to look at. */
export interface Previewed {
  slug: string;
  /** As learners read it, or would; null where there is nothing that can be shown. */
  shown: PublishedModule | null;
  /** What is published now, if anything is. */
  publishedNumber: number | null;
  hasFolder: boolean;
  problems: readonly Problem[];
}

/** Reads what a preview shows. Nothing here writes. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly library: LibraryService,
    private readonly versions: VersionsService,
    private readonly askedFacts: AskedFactsService,
  ) {}

  /** @throws NotFound where there is neither a folder nor a version. */
  async get(slug: string, { of }: PreviewState, language = 'en'): Promise<Previewed> {
    const read = this.find(slug);
    const published = await this.versions.findCurrent(slug);
    if (!read && !published) throw new NotFound();
    const common = { slug, publishedNumber: published?.number ?? null, hasFolder: read !== undefined };
    if (of === 'published') return { ...common, shown: published && versionIn(published, language), problems: [] };
    const isSame = published?.contentHash === read?.contentHash;
    const shown = read?.readable && {
      versionId: '',
      number: (published?.number ?? 0) + (isSame ? 0 : 1),
      publishedAt: '',
      publishedById: null,
      contentHash: read.contentHash,
      changeClass: 'first' as const,
      module: moduleIn(read.readable, language),
    };
    return { ...common, shown: shown ?? null, problems: read?.problems ?? [] };
  }

  /** The quiz as somebody of the trainer's own team would take it, drawn by the learners' rule, with what is filled in now. */
  async take(person: { id: string }, module: TrainingModule, quiz: Quiz, { draw }: PreviewState) {
    const facts = await this.askedFacts.of(person.id, module.slug, quiz);
    const askable = askableOf(quiz, facts);
    const id = `preview${draw}`;
    const questions = askedOf(askable, pickWhole(askable, new Map(), id, sha256));
    return { id, module, quiz, kind: 'whole' as const, questions, facts };
  }

  /** A picture of the folder: one of those that were read from it, and no other file. */
  findImage(slug: string, file: string): Asset | null {
    return this.find(slug)?.assets.find(({ path }) => path === `images/${file}`) ?? null;
  }

  private find(slug: string) {
    return this.library.read().modules.find((read) => read.slug === slug);
  }
}
