import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { CompetencyArea } from '../content/course-model.types';
import { LibraryService } from '../content/library.service';
import { VersionsService } from '../content/versions.service';
import type { Rhythm } from '../enrolments/asked.types';
import { AskedService } from '../enrolments/asked.service';
import { PeopleService } from '../people/people.service';
import { dayAt } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { grouped } from '../shared/grouped.rules';
import { askedAreas } from './asked-areas.rules';
import { fromChecks, fromScenarios, type Tried, type Walked } from './derived.rules';
import { evidenceIn, obstaclesIn, standingEntries, wishesIn } from './entries.rules';
import { entriesOf, handedInBy, obstacleCounts, pathsOf, stepsOf, type StoredEntry } from './evidence.queries';
import { inOrder, loneContact, needOf } from './needs.rules';
import { standingOn } from './stage.rules';
import { toldOf, type StoredFact, type StoredReply } from './sign-offs/sign-off.queries';
import { fromSignOffs, signOffsIn } from './sign-offs/sign-off.rules';
import type { Evidence, Need, Standing } from './needs.types';

/** Fewer people than this could be told apart. */
const fewestCounted = 5;

/** Everything that one person's needs are made of. */
export interface Needs extends Standing {
  areas: { code: string; title: string; needs: Need[] }[];
  /** All of them, what comes first in front. */
  ordered: Need[];
  lone: ReturnType<typeof loneContact>;
  /** What was written down and stands, by its id. */
  entries: Map<string, StoredEntry>;
  /** What was signed off, by the id of its fact. */
  signedOff: Map<string, StoredFact>;
  /** What the person said to what was written down. */
  replies: StoredReply[];
  /** What quizzes, scenarios and sign-offs show, and the title of each one's module by its source. */
  derived: Evidence[];
  titles: Map<string, string>;
  today: string;
}

/** Of one person what the ledgers hold. */
interface Known {
  paths: Awaited<ReturnType<typeof pathsOf>>;
  rhythm: Rhythm;
  entries: StoredEntry[];
  handedIn: Awaited<ReturnType<typeof handedInBy>>;
  steps: Awaited<ReturnType<typeof stepsOf>>;
  signedOff: StoredFact[];
  replies: StoredReply[];
}

/** What each person still needs. Nothing of it is stored: it is read from the ledgers whenever somebody looks. */
@Injectable()
export class NeedsService {
  constructor(
    private readonly db: DataSource,
    private readonly courses: LibraryService,
    private readonly versions: VersionsService,
    private readonly asked: AskedService,
    private readonly people: PeopleService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whoever calls has made sure that the one who asks may see it. */
  async of(personId: string): Promise<Needs> {
    return (await this.ofAll([personId])).get(personId)!;
  }

  /** By the person's id: six queries, however many people. Whoever calls has made sure that the one who asks may see them. @param known the rhythms, where they were asked for already. */
  async ofAll(
    personIds: readonly string[],
    known: ReadonlyMap<string, Rhythm> | null = null,
  ): Promise<Map<string, Needs>> {
    if (personIds.length === 0) return new Map();
    const own = <T extends { personId: string }>(all: T[]) => grouped(all, (one) => one.personId);
    const paths = own(await pathsOf(this.db, personIds));
    const rhythms = known ?? (await this.asked.rhythmsOf(personIds));
    const entries = own(await entriesOf(this.db, personIds));
    const handedIn = own(await handedInBy(this.db, personIds));
    const steps = own(await stepsOf(this.db, personIds));
    const told = await toldOf(this.db, personIds);
    const [signedOff, replies] = [own(told.facts), own(told.replies)];
    const all = new Map<string, Needs>();
    for (const id of personIds)
      all.set(
        id,
        await this.needsOf({
          paths: paths.get(id) ?? [],
          rhythm: rhythms.get(id) ?? { patterns: [], pauses: [] },
          entries: entries.get(id) ?? [],
          handedIn: handedIn.get(id) ?? [],
          steps: steps.get(id) ?? [],
          signedOff: signedOff.get(id) ?? [],
          replies: replies.get(id) ?? [],
        }),
      );
    return all;
  }

  /** @throws NotFound for what no course knows. */
  getCompetency(code: string) {
    for (const area of this.courses.read().areas)
      for (const competency of area.competencies) if (competency.code === code) return { competency, area: area.title };
    throw new NotFound();
  }

  /** What a competency is called; its code where no course knows it any more. */
  titleOf(code: string): string {
    const all = this.courses.read().areas.flatMap(({ competencies }) => competencies);
    return all.find((one) => one.code === code)?.title ?? code;
  }

  /** The published modules that teach a competency. One query. */
  async taughtIn(code: string): Promise<{ slug: string; title: string }[]> {
    const published = [...(await this.versions.currentAll()).values()].map(({ module }) => module);
    return published
      .filter(({ competencies }) => competencies.includes(code))
      .map(({ slug, title }) => ({ slug, title }));
  }

  /** What stands in the way, counted, where it is in the way of five people or more. */
  async obstacles(): Promise<{ title: string; reason: string; people: number }[]> {
    const titles = new Map(
      this.courses.read().areas.flatMap(({ competencies }) => competencies.map(({ code, title }) => [code, title])),
    );
    return (await obstacleCounts(this.db, fewestCounted)).map(({ competency, reason, people }) => ({
      title: titles.get(competency) ?? competency,
      reason,
      people: Number(people),
    }));
  }

  private async needsOf(known: Known): Promise<Needs> {
    const { standing, areas } = this.placeOf(known);
    const entries = standingEntries(known.entries);
    const { derived, titles } = await this.derivedOf(known, areas);
    const evidence = grouped([...evidenceIn(entries), ...derived], (one) => one.competency);
    const [wishes, obstacles, today] = [wishesIn(entries), obstaclesIn(entries), this.people.today()];
    const needIn = (competency: CompetencyArea['competencies'][number]): Need =>
      needOf({
        competency,
        stage: standing.stage,
        today,
        evidence: evidence.get(competency.code) ?? [],
        wish: wishes.get(competency.code) ?? null,
        obstacle: obstacles.get(competency.code) ?? null,
      });
    const found = areas.map(({ code, title, competencies }) => ({ code, title, needs: competencies.map(needIn) }));
    const all = found.flatMap(({ needs }) => needs);
    return {
      ...standing,
      areas: found,
      ordered: inOrder(all, standing.stage),
      lone: loneContact(all),
      entries: new Map(entries.map((one) => [one.id, one])),
      signedOff: new Map(known.signedOff.map((one) => [one.id, one])),
      replies: known.replies,
      derived,
      titles,
      today,
    };
  }

  private placeOf({ paths: found, rhythm }: Known): { standing: Standing; areas: CompetencyArea[] } {
    const enrolled = found.flatMap(({ enrolledAt }) => (enrolledAt ? [this.dayOf(enrolledAt)] : [])).sort();
    const startedOn = found[0]?.startedOn ?? enrolled[0] ?? null;
    const { areas, paths, modules } = this.courses.read();
    const taught = new Map(modules.map(({ slug, readable }) => [slug, readable?.competencies ?? []]));
    const own = new Set(found.flatMap(({ pathId }) => pathId ?? []));
    return {
      standing: standingOn(startedOn, rhythm, this.people.today()),
      areas: askedAreas(areas, paths, taught, own),
    };
  }

  private async derivedOf({ handedIn, steps: taken, signedOff }: Known, areas: readonly CompetencyArea[]) {
    const titles = new Map<string, string>();
    const moduleOf = async (versionId: string, part: string) => {
      const { module } = await this.versions.get(versionId);
      titles.set(`${module.slug}/${part}`, module.title);
      return module;
    };
    const tries: Tried[] = [];
    for (const { versionId, questionIds, passed, submittedAt, ...one } of handedIn)
      tries.push({
        ...one,
        module: await moduleOf(versionId, one.quizId),
        questionIds: questionIds === null ? null : (JSON.parse(questionIds) as string[]),
        passed: passed === 1,
        on: this.dayOf(submittedAt),
      });
    const steps = taken.map((one) => ({ ...one, on: this.dayOf(one.takenAt) }));
    const runs: Walked[] = [];
    for (const [runId, some] of grouped(steps, (one) => one.runId)) {
      const { versionId, scenarioId } = some[0]!;
      runs.push({ runId, scenarioId, module: await moduleOf(versionId, scenarioId), steps: some });
    }
    const signed = fromSignOffs(signOffsIn(signedOff));
    return { derived: [...fromChecks(tries), ...fromScenarios(runs, areas), ...signed], titles };
  }

  private dayOf(instant: string): string {
    return dayAt(new Date(instant), this.config.timeZone);
  }
}
