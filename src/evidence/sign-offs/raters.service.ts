import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompletionsService } from '../../completions/completions.service';
import { LibraryService } from '../../content/library.service';
import type { Reader } from '../../database/query';
import { AskedService } from '../../enrolments/asked.service';
import { MarksService } from '../../people/marks.service';
import { PeopleService } from '../../people/people.service';
import type { Named } from '../../people/people.types';
import { RaterExclusionsService } from '../../people/rater-exclusions.service';
import { grouped } from '../../shared/grouped.rules';
import { type Around, type Asked as OwnTrack, missingOf, type Rater } from './rater.rules';

/** Who may watch and sign for somebody: their supervisors and experienced observers, without those whom one of the two keeps apart. */
@Injectable()
export class RatersService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
    private readonly marks: MarksService,
    private readonly exclusions: RaterExclusionsService,
    private readonly completions: CompletionsService,
    private readonly asked: AskedService,
    private readonly courses: LibraryService,
  ) {}

  async around(personId: string, db: Reader = this.db): Promise<Around> {
    const apart = await this.exclusions.apartFrom(personId, db);
    const isAllowed = ({ id }: Named) => id !== personId && !apart.has(id);
    const supervisors = (await this.people.supervisorsOf(personId, db)).filter(isAllowed);
    const observers = (await this.marks.holders('experienced-observer', db)).filter(isAllowed);
    const own = new Map(supervisors.map((one) => [one.id, one]));
    const others = observers.filter(({ id }) => !own.has(id));
    const tracks = await this.tracksOf([...own.keys(), ...others.map(({ id }) => id)], db);
    const raterOf = ({ id, name }: Named, isSupervisor: boolean): Rater => ({
      ...{ id, name, isSupervisor },
      missing: this.missing(tracks.get(id) ?? [], isSupervisor),
    });
    const raters = [...[...own.values()].map((one) => raterOf(one, true)), ...others.map((one) => raterOf(one, false))];
    return { personId, raters };
  }

  /** The modules that somebody still has to finish before they sign for others. */
  async missingFor(personId: string, isSupervisor: boolean): Promise<string[]> {
    return this.missing((await this.tracksOf([personId], this.db)).get(personId) ?? [], isSupervisor);
  }

  private missing(track: readonly OwnTrack[], isSupervisor: boolean): string[] {
    const { paths, modules } = this.courses.read();
    const taught = new Map(modules.map(({ slug, readable }) => [slug, readable?.competencies ?? []]));
    return missingOf(track, paths, taught, isSupervisor ? 'supervisor' : 'observer');
  }

  private async tracksOf(ids: readonly string[], db: Reader): Promise<Map<string, OwnTrack[]>> {
    if (ids.length === 0) return new Map();
    const progress = await this.completions.progressOf(ids, db);
    const asked = await this.asked.of(progress, db);
    const tracks = progress.map(({ enrolmentId, personId, slug, pathId, completion, earlier }) => {
      const isDone = completion !== null || earlier.length > 0 || asked.get(enrolmentId)?.word?.kind === 'waived';
      return { personId, slug, pathId, isDone };
    });
    return grouped(tracks, ({ personId }) => personId);
  }
}
