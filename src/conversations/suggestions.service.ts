import { Injectable } from '@nestjs/common';
import { CompletionsService } from '../completions/completions.service';
import type { Progress } from '../completions/progress.types';
import { SlotGateService } from '../content/slot-gate.service';
import { SlotsService } from '../content/slots.service';
import { headingAt } from '../content/spots.rules';
import { versionIn } from '../content/translated.rules';
import { VersionsService } from '../content/versions.service';
import { AskedService } from '../enrolments/asked.service';
import { type Reader, reasonsOf } from '../evidence/need-words.page';
import { NeedsService } from '../evidence/needs.service';
import { PeopleService } from '../people/people.service';
import type { Translate } from '../shared/texts';
import type { Standing } from '../threads/talk.types';
import { AnsweringService } from '../threads/answering.service';
import type { PointSource } from '../threads/conversation.types';
import { standingOf } from '../threads/standing.rules';

/** Something that the ledgers give reason to talk about. */
export interface Suggestion {
  source: PointSource;
  /** A competency, a module or a question. */
  subject: string;
  title: string;
  why: string;
  /** The day that the reason names, where it names one. */
  on: string | null;
  isCritical: boolean;
}
const mostNeeds = 5;

/** What a conversation could be about: read from needs, questions and training whenever somebody prepares one. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly needs: NeedsService,
    private readonly completions: CompletionsService,
    private readonly asked: AskedService,
    private readonly versions: VersionsService,
    private readonly slots: SlotsService,
    private readonly gate: SlotGateService,
    private readonly answering: AnsweringService,
    private readonly people: PeopleService,
  ) {}

  /** Whoever calls has made sure that the one who asks may see it. */
  async of(personId: string, reader: Reader, t: Translate): Promise<Suggestion[]> {
    return [
      ...(await this.fromNeeds(personId, reader, t)),
      ...(await this.fromQuestions(personId)),
      ...(await this.fromTraining(personId, t)),
    ];
  }

  private async fromNeeds(personId: string, reader: Reader, t: Translate): Promise<Suggestion[]> {
    const needs = await this.needs.of(personId);
    return needs.ordered
      .filter(({ band, talk }) => band !== 'none' || talk !== null)
      .slice(0, mostNeeds)
      .map((need) => ({
        source: 'need',
        subject: need.competency.code,
        title: need.competency.title,
        why: reasonsOf(need, needs.stage, reader, t).join(' '),
        on: null,
        isCritical: need.competency.safetyCritical,
      }));
  }

  /** Questions that the two put on the list for their next talk, then those that wait for an answer. */
  private async fromQuestions(personId: string): Promise<Suggestion[]> {
    const all = await this.answering.addressedBy([personId]);
    const of = (kind: Standing) => all.filter(({ facts }) => standingOf(facts, false) === kind).reverse();
    const found: Suggestion[] = [];
    for (const { id, versionId, place, text, askedOn } of [...of('next-talk'), ...of('waiting')]) {
      const { module } = await this.versions.get(versionId);
      const title = headingAt(module, place);
      found.push({ source: 'question', subject: id, title, why: text, on: askedOn, isCritical: false });
    }
    return found;
  }

  /** Modules that were due, and those that nobody can begin until a local fact is filled in. */
  private async fromTraining(personId: string, t: Translate): Promise<Suggestion[]> {
    const open = (await this.completions.progressOf([personId])).filter(isAskedAndOpen);
    if (open.length === 0) return [];
    const [asked, current, today] = [await this.asked.of(open), await this.versions.currentAll(), this.people.today()];
    const [team] = await this.people.teamsOf(personId);
    const closed = this.gate.closedBy(await this.slots.standing(), [...current.values()])(team?.id ?? null);
    return open.flatMap(({ slug, enrolmentId, startedAt }): Suggestion[] => {
      const published = current.get(slug);
      const { dueOn, onLeave, word } = asked.get(enrolmentId) ?? { dueOn: null, onLeave: false, word: null };
      if (!published || word?.kind === 'waived') return [];
      const about = { subject: slug, title: versionIn(published, t.language).module.title, isCritical: false };
      const isClosed = startedAt === null && closed.has(slug);
      if (isClosed) return [{ ...about, source: 'closed', why: t('conversation.why.closed'), on: null }];
      const isLate = dueOn !== null && dueOn < today && !onLeave;
      return isLate ? [{ ...about, source: 'overdue', why: t('conversation.why.overdue'), on: dueOn }] : [];
    });
  }
}

const isAskedAndOpen = ({ pathId, startedAt, completion }: Progress): boolean =>
  completion === null && (pathId !== null || startedAt !== null);
