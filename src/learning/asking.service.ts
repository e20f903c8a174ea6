import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service';
import { type FoundSpot, findSpot, hrefOfSpot, readSpot, type Spot, spotText } from '../content/spots.rules';
import { versionIn } from '../content/translated.rules';
import { VersionsService } from '../content/versions.service';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import { begunInTeam } from '../enrolments/enrolments.queries';
import { PeopleService } from '../people/people.service';
import type { Named, Overseer, SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import { GroupListService } from '../threads/group-list.service';
import { ThreadsService } from '../threads/threads.service';
import type { AskingForm } from './asking.form';
import { backFrom } from './back.rules';

export type Fields = Readonly<Record<string, unknown>>;

/** What a question is about, and the page it was asked from. */
export interface About {
  spot: FoundSpot;
  slug: string;
  versionId: string;
  moduleTitle: string;
  back: string;
}
/** Who could be asked. */
export interface Audience {
  supervisors: Overseer[];
  teams: Named[];
}
type Outcome = { id: string } | { code: string } | { errors: Record<string, string> };

/** Asking about a spot of a module. */
@Injectable()
export class AskingService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly versions: VersionsService,
    private readonly attempts: AttemptsService,
    private readonly people: PeopleService,
    private readonly threads: ThreadsService,
    private readonly groupList: GroupListService,
  ) {}

  /** @param given the address's or the form's `module`, `version`, `place` and `back`. @throws NotFound where they name nothing. */
  async about(person: SignedInPerson, given: Fields): Promise<About> {
    const spot = readSpot(given.place);
    if (!spot || !isId(given.version)) throw new NotFound();
    const { module, versionId } = versionIn(await this.versions.get(given.version), person.language);
    const found = findSpot(module, spot);
    if (!found || module.slug !== given.module) throw new NotFound();
    const back = backFrom(given.back);
    if (spot.kind === 'quiz') await this.refuseUnseen(person, versionId, spot, back);
    const { slug, title } = module;
    return { spot: found, slug, versionId, moduleTitle: title, back: back ?? hrefOfSpot(module, spot) };
  }

  async audience(person: SignedInPerson): Promise<Audience> {
    const supervisors = await this.people.supervisorsOf(person.id);
    return { supervisors, teams: await this.people.teamsOf(person.id) };
  }

  /** @param keys the form's `_key`, and `_listKey` for the group list alone: what is kept of the one never meets the other. */
  async ask(person: SignedInPerson, about: About, form: AskingForm, keys: Fields): Promise<Outcome> {
    const { supervisors, teams } = await this.audience(person);
    const text = form.text.replace(/\r\n?/g, '\n').trim();
    const teamId = /^group-(.*)$/.exec(form.choice)?.[1];
    try {
      if (form.choice === 'supervisor' && supervisors.length === 0)
        return { errors: { choice: 'asking.noSupervisor' } };
      if (teamId === undefined) return { id: await this.keep(person, about, form.choice, text, keys._key) };
      if (!teams.some((team) => team.id === teamId)) return { errors: { choice: 'asking.choose' } };
      return { code: await this.putOnList(teamId, about, text, keys._listKey) };
    } catch (error) {
      if (error instanceof OtherBody) return { errors: { form: 'form.sentBefore' } };
      throw error;
    }
  }

  private keep(person: SignedInPerson, about: About, choice: string, text: string, key: unknown): Promise<string> {
    const kind = choice === 'supervisor' ? 'supervisor' : 'note';
    const question = { kind, ...placeOf(about), text } as const;
    return transact(this.db, (manager) =>
      this.idempotency.once(manager, key, person.id, ['question', question], () =>
        this.threads.ask(manager, person.id, question),
      ),
    );
  }

  /** Nothing here, or called from here, may write who asks. */
  private putOnList(teamId: string, about: About, text: string, formKey: unknown): Promise<string> {
    return transact(this.db, async (manager) => {
      const opened = await begunInTeam(manager, about.versionId, teamId, this.people.today());
      return this.groupList.put(manager, { teamId, text, where: placeOf(about), opened, formKey });
    });
  }

  /** A question of a quiz is named only to somebody whose own attempt asks it. */
  private async refuseUnseen(
    person: SignedInPerson,
    versionId: string,
    spot: Spot,
    back: string | null,
  ): Promise<void> {
    const attemptId = /^\/attempts\/([0-9a-f-]{36})\//.exec(back ?? '')?.[1];
    if (!isId(attemptId)) throw new NotFound();
    const attempt = await this.attempts.getOwn(person, attemptId);
    const isAsked = attempt.questions.some((question) => question.id === spot.id);
    if (!isAsked || attempt.quiz.id !== spot.part || attempt.versionId !== versionId) throw new NotFound();
  }
}

const placeOf = ({ slug, versionId, spot }: About) => ({
  moduleSlug: slug,
  versionId,
  place: spotText(spot),
  blockHash: spot.hash,
});
