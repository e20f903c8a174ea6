import { Injectable } from '@nestjs/common';
import type { Competency } from '../../content/course-model.types';
import { VersionsService } from '../../content/versions.service';
import { moduleIn } from '../../content/translated.rules';
import { NotFound } from '../../shared/errors';
import { type Needs, NeedsService } from '../needs.service';
import type { Need } from '../needs.types';
import { criteriaIn, CriteriaService, type Criterion } from './criteria.service';
import type { Around } from './rater.rules';
import { RatersService } from './raters.service';
import type { StoredFact, StoredReply } from './sign-off.queries';
import { signOffsIn } from './sign-off.rules';
import type { Judged, SignOff } from './sign-off.types';
import { SignOffsService, type Standing } from './sign-offs.service';

/** What a page of one skill's sign-offs is made of. */
export interface SignOffFacts {
  competency: Competency;
  area: string;
  /** Of this skill, the newest first. */
  signOffs: SignOff[];
  facts: Map<string, StoredFact>;
  criteria: Criterion[];
  /** What was judged, in the words that were read, by the rating's id. */
  judged: Map<string, (Criterion & Judged)[]>;
  around: Around;
  replies: StoredReply[];
  /** Titles of modules that are missing of the raters' own tracks, by slug. */
  titles: Map<string, string>;
  need: Need | null;
  stage: Needs['stage'] | null;
  today: string;
}

/** Reads what the pages of sign-offs show. Whoever calls has made sure that the one who asks may see it. */
@Injectable()
export class SignOffFactsService {
  constructor(
    private readonly signOffs: SignOffsService,
    private readonly raters: RatersService,
    private readonly criteria: CriteriaService,
    private readonly needs: NeedsService,
    private readonly versions: VersionsService,
  ) {}

  /** @throws NotFound for a skill that is not asked of this person. */
  async ofSkill(personId: string, code: string, language: string): Promise<SignOffFacts> {
    const needs = await this.needs.of(personId);
    const need = needs.ordered.find(({ competency }) => competency.code === code);
    if (!need) throw new NotFound();
    const { signedOff: facts, replies, today, stage } = needs;
    const known = { all: signOffsIn([...facts.values()]), facts, replies };
    return { ...(await this.read(personId, known, code, language)), need, stage, today };
  }

  /** What somebody who only watches needs of it. */
  async forObserver(personId: string, code: string, language: string, today: string): Promise<SignOffFacts> {
    const known = await this.signOffs.of(personId);
    return { ...(await this.read(personId, known, code, language)), need: null, stage: null, today };
  }

  private async read(personId: string, { all, facts, replies }: Standing, code: string, language: string) {
    const { competency, area } = this.needs.getCompetency(code);
    const signOffs = all.filter((one) => one.competency === code);
    const judged = new Map<string, (Criterion & Judged)[]>();
    for (const { first, third, notSeen } of signOffs)
      for (const rating of [first, third, ...notSeen])
        if (rating) judged.set(rating.id, await this.criteria.wordsOf(rating.criteria, language));
    const around = await this.raters.around(personId);
    const published = [...(await this.versions.currentAll()).values()];
    const titles = new Map(published.map(({ module }) => [module.slug, moduleIn(module, language).title]));
    const criteria = criteriaIn(published, code, language);
    return { competency, area, signOffs, facts, criteria, judged, around, replies, titles };
  }
}
