import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompletionsService } from '../completions/completions.service';
import type { Progress } from '../completions/progress.types';
import { LibraryService } from '../content/library.service';
import { versionIn } from '../content/translated.rules';
import { VersionsService } from '../content/versions.service';
import { NeedsService } from '../evidence/needs.service';
import { PeopleService } from '../people/people.service';
import type { Overseer } from '../people/people.types';
import { grouped } from '../shared/grouped.rules';
import type { Translate } from '../shared/texts';
import type { Action, Conversation } from '../threads/conversation.types';
import { aroundOf, openActionsWith } from '../threads/around.queries';
import { type ActionState, type Facts, stateOfAction } from './actions.rules';

export type FollowedAction = Action & ActionState & { conversation: Conversation };
/** What an action can end with by itself. */
export interface Tieable {
  subject: string;
  title: string;
}

/** What was agreed and whether it is done: by itself, with a module or a skill, else because the two ticked it off. */
@Injectable()
export class ActionsService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
    private readonly completions: CompletionsService,
    private readonly versions: VersionsService,
    private readonly courses: LibraryService,
    private readonly needs: NeedsService,
  ) {}

  /** The actions of conversations that both signed, the earliest day first. What is asked for is read only where an action hangs on it. */
  async follow(personId: string, conversations: readonly Conversation[]): Promise<FollowedAction[]> {
    const agreed = conversations
      .filter(({ isClosed, isDeleted }) => isClosed && !isDeleted)
      .flatMap((conversation) => conversation.actions.map((action) => ({ ...action, conversation })));
    const facts = await this.factsFor(personId, agreed);
    return agreed
      .map((action) => ({ ...action, ...stateOfAction(action, facts) }))
      .sort((a, b) => (a.by === b.by ? 0 : a.by < b.by ? -1 : 1));
  }

  /**
   * Who supervises somebody, and how many agreed actions are open. One query: an action that hangs on a skill is not counted,
   * since whether it is in place would take more. @param progress as whoever asks has loaded it.
   */
  async around(personId: string, progress: readonly Progress[]): Promise<{ supervisors: Overseer[]; open: number }> {
    const { supervisors, actions } = await aroundOf(this.db, personId, this.people.today());
    const facts = { completedOn: completionsIn(progress), gaps: new Map<string, number>() };
    const open = actions.filter((one) => !stateOfAction({ ...one, tickedOn: null }, facts).isDone);
    return { supervisors, open: open.length };
  }

  /** By the person: how many actions agreed with this supervisor are open, and the earliest day. One query, however many people. */
  async openWith(
    supervisorId: string,
    personIds: readonly string[],
    progress: readonly Progress[],
  ): Promise<Map<string, { count: number; by: string }>> {
    const found = new Map<string, { count: number; by: string }>();
    const own = grouped(progress, ({ personId }) => personId);
    for (const { personId, by, ...action } of await openActionsWith(this.db, supervisorId, personIds)) {
      const facts = { completedOn: completionsIn(own.get(personId) ?? []), gaps: new Map<string, number>() };
      if (stateOfAction({ ...action, tickedOn: null }, facts).isDone) continue;
      const before = found.get(personId);
      found.set(personId, { count: (before?.count ?? 0) + 1, by: before?.by ?? by });
    }
    return found;
  }

  /** The modules that this person has open and the skills that something is missing of. */
  async tieable(personId: string, t: Translate): Promise<{ modules: Tieable[]; skills: Tieable[] }> {
    const titles = await this.titles(t);
    const open = (await this.completions.progressOf([personId])).filter(({ completion }) => completion === null);
    const needs = await this.needs.of(personId);
    return {
      modules: open.flatMap(({ slug }) => {
        const title = titles.get(slug);
        return title ? [{ subject: slug, title }] : [];
      }),
      skills: needs.ordered
        .filter(({ gap }) => gap > 0)
        .map(({ competency: { code, title } }) => ({ subject: code, title })),
    };
  }

  /** What the subject of an action is called, by its slug or code. */
  async titles(t: Translate): Promise<Map<string, string>> {
    const current = [...(await this.versions.currentAll()).entries()];
    const skills = this.courses
      .read()
      .areas.flatMap(({ competencies }) => competencies.map(({ code, title }) => [code, title] as const));
    return new Map([
      ...skills,
      ...current.map(([slug, one]) => [slug, versionIn(one, t.language).module.title] as const),
    ]);
  }

  private async factsFor(personId: string, actions: readonly Action[]): Promise<Facts> {
    const has = (tie: Action['tie']) => actions.some((one) => one.tie === tie);
    const progress = has('module') ? await this.completions.progressOf([personId]) : [];
    const needs = has('competency') ? (await this.needs.of(personId)).ordered : [];
    const gaps = new Map(needs.map(({ competency, gap }) => [competency.code, gap]));
    return { completedOn: completionsIn(progress), gaps };
  }
}

/** The days on which each module was completed, in every period. */
function completionsIn(progress: readonly Progress[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { slug, completion, earlier } of progress)
    for (const { completedOn } of [...(completion ? [completion] : []), ...earlier])
      all.set(slug, [...(all.get(slug) ?? []), completedOn]);
  return all;
}
