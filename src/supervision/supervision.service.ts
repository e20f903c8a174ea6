import { Injectable } from '@nestjs/common';
import { TalksService } from '../attempts/talks.service';
import { AuditService } from '../audit/audit.service';
import { LooksService } from '../audit/looks.service';
import { CompletionsService } from '../completions/completions.service';
import type { Progress } from '../completions/progress.types';
import { LibraryService } from '../content/library.service';
import { SlotGateService } from '../content/slot-gate.service';
import { SlotsService } from '../content/slots.service';
import { VersionsService } from '../content/versions.service';
import { AskedService } from '../enrolments/asked.service';
import type { PauseRevision } from '../enrolments/pause.rules';
import type { Asked } from '../enrolments/asked.types';
import { PausesService } from '../enrolments/pauses.service';
import type { Checklist } from '../evidence/checklist.types';
import { ChecklistsService } from '../evidence/checklists.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson, SupervisedPerson } from '../people/people.types';
import { RaterExclusionsService } from '../people/rater-exclusions.service';
import { type AskedOfYou, TeamQuestionsService } from './team-questions.service';
import type { TeamFacts } from './team-rows.page';

export interface PersonFacts extends TeamFacts {
  person: SupervisedPerson;
  pauses: PauseRevision[];
  checklist: Checklist;
  /** One of the two does not want this supervisor to observe or sign. */
  isApart: boolean;
  questions: AskedOfYou[];
}

/** What a supervisor's pages need: of exactly their people, and nothing that the design keeps from them. */
@Injectable()
export class SupervisionService {
  constructor(
    private readonly people: PeopleService,
    private readonly completions: CompletionsService,
    private readonly versions: VersionsService,
    private readonly library: LibraryService,
    private readonly looks: LooksService,
    private readonly audit: AuditService,
    private readonly asked: AskedService,
    private readonly talks: TalksService,
    private readonly pauses: PausesService,
    private readonly checklists: ChecklistsService,
    private readonly exclusions: RaterExclusionsService,
    private readonly slots: SlotsService,
    private readonly gate: SlotGateService,
    private readonly questions: TeamQuestionsService,
  ) {}

  async facts(supervisor: SignedInPerson): Promise<TeamFacts> {
    return this.factsOf(await this.people.peopleOf(supervisor));
  }

  /** What a download takes out of the place is a line of the log: how many lines, and nobody's name. */
  async noteDownload(supervisor: SignedInPerson, lines: number): Promise<void> {
    await this.audit.note({ actorId: supervisor.id, action: 'team.exported', detail: { lines } });
  }

  /** One person's page; the visit is noted for that person to read. */
  async getPerson(supervisor: SignedInPerson, personId: string): Promise<PersonFacts> {
    const person = await this.people.getPersonOf(supervisor, personId);
    await this.looks.note(supervisor.id, person.id, this.people.today());
    const facts = await this.factsOf([person]);
    const checklist = await this.checklists.of(person.id, facts.progress, facts.rhythms.get(person.id));
    const questions = await this.questions.askedBy([person], supervisor.language);
    const isApart = (await this.exclusions.apartFrom(person.id)).has(supervisor.id);
    return { ...facts, person, pauses: await this.pauses.of(person.id), checklist, isApart, questions };
  }

  /** Versions stand under their own id (what somebody is on) and under the module's slug (the newest). */
  private async factsOf(people: SupervisedPerson[]): Promise<TeamFacts> {
    const ids = people.map((person) => person.id);
    const all = await this.completions.progressOf(ids);
    const rhythms = await this.asked.rhythmsOf(ids);
    const asked = await this.asked.of(all, undefined, rhythms);
    const progress = all.filter((one) => isTheirWork(one, asked.get(one.enrolmentId)));
    const versions = await this.versions.currentAll();
    const closed = this.gate.closedBy(await this.slots.standing(), [...versions.values()]);
    for (const id of new Set(progress.flatMap((one) => one.versionId ?? [])))
      versions.set(id, await this.versions.get(id));
    const library = this.library.read();
    const inPaths = library.paths.flatMap((path) => path.groups.flatMap((group) => group.modules));
    const enrolled = new Set(progress.map((one) => one.slug));
    const slugs = [...new Set([...inPaths, ...enrolled])].filter((slug) => enrolled.has(slug));
    const titleOf = (slug: string) =>
      versions.get(slug)?.module.title ?? library.modules.find((read) => read.slug === slug)?.module?.title ?? slug;
    return {
      people,
      rhythms,
      progress,
      asked,
      talks: await this.talks.of(ids),
      versions,
      closed: new Map(people.map((person) => [person.id, closed(person.teamId)])),
      columns: slugs.map((slug) => ({ slug, title: titleOf(slug) })),
      today: this.people.today(),
    };
  }
}

/** Asked of them, or begun. What somebody only looked at is nobody else's matter. */
const isTheirWork = ({ pathId, startedAt, completion, earlier }: Progress, asked: Asked | undefined): boolean =>
  pathId !== null || startedAt !== null || completion !== null || earlier.length > 0 || Boolean(asked?.word);
