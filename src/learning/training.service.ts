import { Injectable } from '@nestjs/common';
import type { PublishedModule } from '../content/content.types';
import { versionIn } from '../content/translated.rules';
import { VersionsService } from '../content/versions.service';
import { CompletionsService } from '../completions/completions.service';
import type { Progress } from '../completions/progress.types';
import { AskedService } from '../enrolments/asked.service';
import type { Asked, Rhythm } from '../enrolments/asked.types';
import type { Checklist } from '../evidence/checklist.types';
import { ChecklistsService } from '../evidence/checklists.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import type { OwnModule as ReadModule } from '../reading/reading.types';
import { NotFound } from '../shared/errors';

/** One module as this person reads it, with everything the ledgers say of both. */
interface OwnModule extends ReadModule {
  current: PublishedModule;
  progress: Progress | null;
}

type ChecklistLines = Pick<Checklist, 'lines' | 'former'>;

interface OwnRecord {
  progress: Progress[];
  current: Map<string, PublishedModule>;
  begun: Map<string, PublishedModule>;
  /** Every version that they began or completed, by its id. */
  versions: Map<string, PublishedModule>;
  checklist: Checklist;
  today: string;
}

/** Loads what a learner's pages need, always through the person and in their language. */
@Injectable()
export class TrainingService {
  constructor(
    private readonly versions: VersionsService,
    private readonly completions: CompletionsService,
    private readonly people: PeopleService,
    private readonly asked: AskedService,
    private readonly checklists: ChecklistsService,
  ) {}

  /** What is done and under way. Until when the start checklist is open is not said here: nobody's rhythm is asked for. */
  record(person: SignedInPerson): Promise<Omit<OwnRecord, 'checklist'> & { checklist: ChecklistLines }> {
    return this.load(person);
  }

  /** The same, with by when and why each module is asked for. */
  async all(person: SignedInPerson): Promise<OwnRecord & { asked: Map<string, Asked>; rhythm: Rhythm }> {
    const rhythms = await this.asked.rhythmsOf([person.id]);
    const rhythm = rhythms.get(person.id)!;
    const record = await this.load(person, rhythm);
    return { ...record, rhythm, asked: await this.asked.of(record.progress, undefined, rhythms) };
  }

  private async load(person: SignedInPerson, rhythm?: Rhythm): Promise<OwnRecord> {
    const progress = await this.completions.progressOf([person.id]);
    const checklist = await this.checklists.of(person.id, progress, rhythm);
    const { language } = person;
    const all = await this.versions.currentAll();
    const current = new Map([...all].map(([slug, published]) => [slug, versionIn(published, language)]));
    const versions = new Map<string, PublishedModule>();
    for (const id of new Set(progress.flatMap(versionsOf)))
      versions.set(id, versionIn(await this.versions.get(id), language));
    const begun = new Map(
      progress.flatMap(({ slug, versionId }) => (versionId ? [[slug, versions.get(versionId)!] as const] : [])),
    );
    return { progress, current, begun, versions, checklist, today: this.people.today() };
  }

  /** What this person has begun and not finished, as they read it. */
  async inProgress(person: SignedInPerson): Promise<PublishedModule[]> {
    const begun = (await this.completions.progressOf([person.id])).filter(
      ({ versionId, completion }) => versionId && !completion,
    );
    const read = await Promise.all(begun.map(({ versionId }) => this.versions.get(versionId!)));
    return read.map((published) => versionIn(published, person.language));
  }

  /** @throws NotFound where no such module is published. */
  async getModule(person: SignedInPerson, slug: string): Promise<OwnModule> {
    const current = await this.versions.findCurrent(slug);
    if (!current) throw new NotFound();
    const progress = (await this.completions.progressOf([person.id])).find((one) => one.slug === slug) ?? null;
    const published = progress?.versionId ? await this.versions.get(progress.versionId) : current;
    return { published: versionIn(published, person.language), current, progress };
  }

  /** How this module is asked of the person, if it is. */
  async askedFor({ progress }: OwnModule): Promise<Asked | null> {
    return progress && ((await this.asked.of([progress])).get(progress.enrolmentId) ?? null);
  }

  supervisorsOf(person: SignedInPerson) {
    return this.people.supervisorsOf(person.id);
  }
}

const versionsOf = ({ versionId, completion, earlier }: Progress): string[] => [
  ...(versionId ? [versionId] : []),
  ...(completion ? [completion] : []).concat(earlier).map((one) => one.versionId),
];
