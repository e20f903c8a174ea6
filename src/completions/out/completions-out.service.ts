import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LibraryService } from '../../content/library.service';
import { VersionsService } from '../../content/versions.service';
import { PeopleService } from '../../people/people.service';
import { isDay } from '../../shared/dates.rules';
import { validUntil } from '../renewal.rules';
import { type CompletionOut, completionsOut } from './completions-out.queries';
import { formats, type Line, type Preset, presets } from './presets.rules';

/** What is chosen of a download: the format, and the days it is about, both included. */
export interface OutChoice {
  preset: Preset;
  from: string;
  to: string;
}

/** What people completed, as other systems read it. Whoever calls has made sure of whose it may be. */
@Injectable()
export class CompletionsOutService {
  constructor(
    private readonly db: DataSource,
    private readonly courses: LibraryService,
    private readonly versions: VersionsService,
    private readonly people: PeopleService,
  ) {}

  /** Reads an address; what is unknown counts as not said: everything up to today, in the general format. */
  read(query: Record<string, unknown>): OutChoice {
    const day = (name: string) => {
      const said = query[name];
      return typeof said === 'string' && isDay(said) ? said : '';
    };
    return { preset: presets.find((one) => one === query.preset) ?? 'generic', from: day('from'), to: day('to') };
  }

  /** @param personIds of exactly these people; null for everybody. One query. */
  async lines(personIds: readonly string[] | null, { from, to }: OutChoice): Promise<Line[]> {
    const today = this.people.today();
    const found = await completionsOut(this.db, personIds, from || '0001-01-01', to && to < today ? to : today);
    const lines: Line[] = [];
    for (const one of found) lines.push(await this.lineOf(one));
    return lines;
  }

  private async lineOf({ versionId, enrolledAt, startedAt, slug, ...one }: CompletionOut): Promise<Line> {
    const { module, number } = await this.versions.get(versionId);
    const begun = (startedAt ?? enrolledAt).slice(0, 10);
    return {
      ...{ name: one.name, email: one.email, completedOn: one.completedOn, minutes: one.minutes },
      ...{ code: slug, title: module.title, version: number },
      startedOn: begun < one.completedOn ? begun : one.completedOn,
      validUntil: module.validMonths ? validUntil(one.completedOn, module.validMonths) : null,
      areas: this.areasOf(module.competencies),
    };
  }

  private areasOf(taught: readonly string[]): Line['areas'] {
    return this.courses.read().areas.flatMap(({ code, title, competencies }) => {
      const skills = competencies.filter((one) => taught.includes(one.code)).length;
      return skills > 0 ? [{ code, title, skills }] : [];
    });
  }
}

/** The lines that a format can hold, and the names of whom it lacks something about. */
export function sortedOut(lines: readonly Line[], preset: Preset): { ready: Line[]; lacking: string[] } {
  const lacks = (line: Line) => formats[preset].lacks(line);
  return {
    ready: lines.filter((line) => !lacks(line)),
    lacking: [...new Set(lines.filter(lacks).map(({ name }) => name))],
  };
}
