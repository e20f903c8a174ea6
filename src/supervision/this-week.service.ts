import { Injectable } from '@nestjs/common';
import { renewalOf } from '../completions/renewal.rules';
import { isAwayOn } from '../enrolments/pause.rules';
import { ActionsService } from '../conversations/actions.service';
import { NeedsService } from '../evidence/needs.service';
import { SignOffsDueService } from '../evidence/sign-offs/sign-offs-due.service';
import type { SignedInPerson, SupervisedPerson } from '../people/people.types';
import { AnsweringService } from '../threads/answering.service';
import type { Due } from '../threads/log/log.types';
import { SupervisionDueService } from '../threads/log/supervision-due.service';
import { addDays } from '../shared/dates.rules';
import { since, standingOf } from '../threads/standing.rules';
import { grouped } from '../shared/grouped.rules';
import { moduleState } from './module-state.rules';
import { SupervisionService } from './supervision.service';
import type { TeamFacts } from './team-rows.page';
import type { PersonWeek, WeekModule } from './this-week.rules';

/** What a supervisor's week is made of: as many queries for a hundred people as for one. */
@Injectable()
export class ThisWeekService {
  constructor(
    private readonly supervision: SupervisionService,
    private readonly needs: NeedsService,
    private readonly answering: AnsweringService,
    private readonly signOffs: SignOffsDueService,
    private readonly actions: ActionsService,
    private readonly supervisionDue: SupervisionDueService,
  ) {}

  async of(supervisor: SignedInPerson): Promise<{ weeks: PersonWeek[]; today: string }> {
    const facts = await this.supervision.facts(supervisor);
    const ids = facts.people.map(({ id }) => id);
    const needs = await this.needs.ofAll(ids, facts.rhythms);
    const questions = await this.waitingOf(ids);
    const signOffs = await this.signOffs.of(supervisor.id, needs);
    const agreed = await this.actions.openWith(supervisor.id, ids, facts.progress);
    const supervision = await this.supervisionDue.dueOf(ids);
    const weeks = facts.people.map((person) => ({
      person,
      needs: needs.get(person.id)!,
      away: awayOf(person, facts),
      modules: modulesOf(person, facts),
      questions: questions.get(person.id) ?? null,
      signOffs: signOffs.get(person.id) ?? [],
      agreed: agreed.get(person.id) ?? null,
      supervision: supervisionOf(supervision.get(person.id)?.oneToOne, facts.today),
    }));
    return { weeks, today: facts.today };
  }

  /** By the person: how many of their questions wait, and since when. */
  private async waitingOf(ids: readonly string[]): Promise<Map<string, { count: number; since: string }>> {
    const waiting = (await this.answering.addressedBy(ids)).filter(
      ({ facts }) => standingOf(facts, false) === 'waiting',
    );
    const own = grouped(waiting, ({ personId }) => personId);
    const oldest = (some: typeof waiting) => some.map(({ facts, askedOn }) => since(facts, askedOn)).sort()[0]!;
    return new Map([...own].map(([id, some]) => [id, { count: some.length, since: oldest(some) }]));
  }
}

/** What comes in the next seven days, or should have been. */
function supervisionOf(due: Due | undefined, today: string): PersonWeek['supervision'] {
  if (!due?.dueOn || due.lastOn === null || due.dueOn > addDays(today, 7)) return null;
  return { dueOn: due.dueOn, isLate: due.state === 'late' };
}

function awayOf({ id }: SupervisedPerson, { rhythms, today }: TeamFacts): PersonWeek['away'] {
  const leave = rhythms.get(id)?.pauses.filter((pause) => isAwayOn(pause, today)) ?? [];
  if (leave.length === 0) return null;
  const ends = leave.map(({ toOn }) => toOn);
  return { until: ends.includes(null) ? null : ends.sort().at(-1)! };
}

function modulesOf({ id }: SupervisedPerson, facts: TeamFacts): WeekModule[] {
  const titles = new Map(facts.columns.map(({ slug, title }) => [slug, title]));
  return facts.progress
    .filter(({ personId }) => personId === id)
    .map((one) => {
      const asked = facts.asked.get(one.enrolmentId) ?? null;
      const renewal = renewalOf(one, facts.today);
      return {
        slug: one.slug,
        title: titles.get(one.slug) ?? one.slug,
        state: moduleState(one, asked, facts.closed.get(id)?.has(one.slug) ?? false, facts.today),
        dueOn: asked?.dueOn ?? null,
        because: asked?.because ?? null,
        renewal: renewal?.validUntil ? { until: renewal.validUntil, isValid: renewal.isValid } : null,
        talkSince: facts.talks.get(one.enrolmentId) ?? null,
        competencies: facts.versions.get(one.slug)?.module.competencies ?? [],
      };
    });
}
