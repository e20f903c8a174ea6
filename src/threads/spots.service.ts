import { Injectable } from '@nestjs/common';
import { headingAt, hrefOfSpot, readSpot } from '../content/spots.rules';
import { versionIn } from '../content/translated.rules';
import { VersionsService } from '../content/versions.service';
import { isAboutBoundaries } from './boundary.rules';

interface Asked {
  slug: string;
  versionId: string;
  place: string;
}
/** Where something was asked, in the words of the version asked, and where that stands now. */
export interface Placed {
  moduleTitle: string;
  heading: string;
  href: string;
  isBoundary: boolean;
}

/** Where in the modules questions come from. */
@Injectable()
export class SpotsService {
  constructor(private readonly versions: VersionsService) {}

  /** @param begun by module, the version that the reader is on, if any; else the newest counts. */
  async placed<T extends Asked>(
    all: readonly T[],
    language: string,
    begun: ReadonlyMap<string, string | null> = new Map(),
  ): Promise<(T & Placed)[]> {
    if (all.length === 0) return [];
    const current = await this.versions.currentAll();
    const found: (T & Placed)[] = [];
    for (const one of all) {
      const asked = versionIn(await this.versions.get(one.versionId), language);
      const versionId = begun.get(one.slug);
      const { module } = versionId ? await this.versions.get(versionId) : (current.get(one.slug) ?? asked);
      const spot = readSpot(one.place);
      found.push({
        ...one,
        moduleTitle: asked.module.title,
        heading: headingAt(asked.module, one.place),
        href: spot ? hrefOfSpot(module, spot) : `/modules/${one.slug}`,
        isBoundary: isAboutBoundaries(asked.module),
      });
    }
    return found;
  }
}
