import { Injectable } from '@nestjs/common';
import type { TrainingModule } from '../../content/course-model.types';
import { langOf, moduleIn } from '../../content/translated.rules';
import { VersionsService } from '../../content/versions.service';
import type { Reader } from '../../database/query';
import { NotFound } from '../../shared/errors';
import { isId } from '../../shared/ids';
import type { Judged } from './sign-off.types';

/** One thing to look for, in the wording of one version of a module. */
export interface Criterion {
  versionId: string;
  id: string;
  text: string;
  /** The language of the words where it is not the page's. */
  lang: string | null;
  /** The day that this wording was published, as an instant. */
  since: string;
}

/** What modules say is to be seen of a competency. Their versions never change, so what was signed keeps its wording. */
@Injectable()
export class CriteriaService {
  constructor(private readonly versions: VersionsService) {}

  /** In the wording that is published now. */
  async of(competency: string, language: string, db?: Reader): Promise<Criterion[]> {
    return criteriaIn([...(await this.versions.currentAll(db)).values()], competency, language);
  }

  /** In the wording of these versions, which somebody has read. @throws NotFound for one that there is not. */
  async in(versionIds: readonly string[], competency: string, language: string): Promise<Criterion[]> {
    const found: Criterion[] = [];
    for (const id of versionIds) {
      if (!isId(id)) throw new NotFound();
      const version = await this.versions.get(id);
      found.push(...linesOf(version, language).filter(isAbout(version.module, competency)));
    }
    return found;
  }

  /** The words of what was judged, as they were read. */
  async wordsOf(judged: readonly Judged[], language: string): Promise<(Criterion & Judged)[]> {
    const found: (Criterion & Judged)[] = [];
    for (const one of judged) {
      const lines = linesOf(await this.versions.get(one.versionId), language);
      const line = lines.find(({ id }) => id === one.criterionId);
      if (line) found.push({ ...line, ...one });
    }
    return found;
  }
}

type Published = Awaited<ReturnType<VersionsService['get']>>;

/** What the newest versions of all modules say is to be seen of a competency. */
export function criteriaIn(published: readonly Published[], competency: string, language: string): Criterion[] {
  const sorted = [...published].sort((a, b) => (a.module.slug < b.module.slug ? -1 : 1));
  return sorted.flatMap((one) => linesOf(one, language).filter(isAbout(one.module, competency)));
}

function linesOf({ versionId, publishedAt, module }: Published, language: string): Criterion[] {
  const shown = moduleIn(module, language);
  const lang = langOf(shown, language);
  return shown.signOff.map(({ id, text }) => ({ versionId, id, text, lang, since: publishedAt }));
}

const isAbout =
  ({ signOff }: TrainingModule, competency: string) =>
  ({ id }: Criterion): boolean =>
    signOff.some((line) => line.id === id && line.competencies.includes(competency));
