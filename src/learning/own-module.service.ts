import { Injectable } from '@nestjs/common';
import { AttendancesService } from '../completions/attendances.service';
import { CertificatesService } from '../completions/certificates/certificates.service';
import { momentNow } from '../completions/confidence.rules';
import { ConfidencesService } from '../completions/confidences.service';
import { PriorLearningService } from '../completions/prior-learning.service';
import type { Progress } from '../completions/progress.types';
import { SessionDatesService } from '../completions/session-dates.service';
import { sessionsOf } from '../content/live-sessions.rules';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { confidencePart } from '../reading/confidence.page';
import { LocalFactsService } from '../reading/local-facts.service';
import { modulePage } from '../reading/module.page';
import type { OwnModule } from '../reading/reading.types';
import type { Live } from '../reading/sessions.page';
import { Clock } from '../shared/clock';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { ClosedService } from './closed.service';
import { certificateLink } from './own-certificate.page';
import { TrainingService } from './training.service';
import { confidenceStep, learnerWays } from './ways.page';

/** One module's page, as one person sees it. */
@Injectable()
export class OwnModuleService {
  constructor(
    private readonly training: TrainingService,
    private readonly localFacts: LocalFactsService,
    private readonly closed: ClosedService,
    private readonly dates: SessionDatesService,
    private readonly attendances: AttendancesService,
    private readonly priorLearning: PriorLearningService,
    private readonly confidences: ConfidencesService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
    private readonly certificates: CertificatesService,
  ) {}

  /** @param returned a form of the page that could not be used, on its way back. */
  async page(person: SignedInPerson, slug: string, returned: Returned | null, t: Translate) {
    const own = await this.training.getModule(person, slug);
    const { summary, contentNotes, objectives } = own.published.module;
    const { reasons, values } = await this.closed.ofModule(person, own);
    const facts = await this.localFacts.of(person, [summary, contentNotes, objectives], t, { values });
    const closed = reasons.get(slug) ?? null;
    const supervisors = closed ? await this.training.supervisorsOf(person) : [];
    const asked = closed ? null : await this.training.askedFor(own);
    const enrolmentId = own.progress?.enrolmentId ?? null;
    const live = await this.liveOf(person, own, enrolmentId, returned);
    const claim = own.progress?.completion ? null : await this.priorLearning.findLast(person.id, slug);
    const mine = { live, claim, today: this.people.today() };
    const ways = learnerWays(slug, own.published.versionId, t);
    const confidence = await this.confidenceOf(person, own.progress, slug, returned, t);
    const page = modulePage({ own, facts, asked, closed, supervisors, person: mine, confidence }, ways, t);
    return {
      ...page,
      certificate: own.progress?.completion ? await this.certificateOf(person, enrolmentId!, t) : null,
    };
  }

  private async certificateOf(person: SignedInPerson, enrolmentId: string, t: Translate) {
    return certificateLink(enrolmentId, await this.certificates.byEnrolment(person.id), t);
  }

  private async confidenceOf(
    person: SignedInPerson,
    progress: Progress | null,
    slug: string,
    returned: Returned | null,
    t: Translate,
  ) {
    const said = progress ? (await this.confidences.ofOwn(person)).get(progress.enrolmentId) : undefined;
    const now = momentNow(progress);
    const step = now && confidenceStep(slug, now);
    const error = step && returned?.action === step.action ? 'confidence.invalid' : null;
    return confidencePart(said ?? {}, now, step, error, t);
  }

  private async liveOf(
    person: SignedInPerson,
    { published: { module } }: OwnModule,
    enrolmentId: string | null,
    returned: Returned | null,
  ): Promise<Live | null> {
    if (sessionsOf(module).length === 0) return null;
    const coming = await this.dates.comingFor(person.id, module.slug);
    const days = enrolmentId ? await this.attendances.daysOf(enrolmentId) : new Map<string, string>();
    return { coming, days, now: this.clock.now(), returned };
  }
}
