import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { panelPath } from '../attempts/panel-link';
import { type AskedOfPanel, PanelsService } from '../attempts/panels.service';
import { AuditService } from '../audit/audit.service';
import type { AuditAction } from '../audit/audit.types';
import type { PublishedModule } from '../content/content.types';
import type { JudgementQuestion } from '../content/question.types';
import { VersionsService } from '../content/versions.service';
import { Idempotency } from '../database/idempotency';
import { transact } from '../database/transact';
import { OutboxService } from '../messages/outbox.service';
import type { SignedInPerson } from '../people/people.types';
import { CannotUse, NotFound } from '../shared/errors';
import { givenVoices, panelsOf } from '../attempts/panels.queries';
import type { PanelInvitationForm } from './panel.form';
import { peopleHere } from './panels.queries';

interface Judgement {
  quizId: string;
  question: JudgementQuestion;
}
export interface Invited {
  name: string;
  /** Null where the same form was sent before: a link is shown once. */
  path: string | null;
  isMailed: boolean;
}

/** What a trainer does with the panels of a published module. */
@Injectable()
export class JudgementsService {
  constructor(
    private readonly db: DataSource,
    private readonly versions: VersionsService,
    private readonly panels: PanelsService,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  async get(slug: string) {
    const published = await this.versions.findCurrent(slug);
    if (!published) throw new NotFound();
    const panels = await this.panels.ofModule(slug);
    const people = await peopleHere(this.db);
    return {
      module: published.module,
      judgements: judgementsIn(published),
      panels,
      people,
      isMailOn: this.outbox.isOn,
    };
  }

  /** @throws CannotUse where nobody, or two, are named. */
  async invite(
    trainer: SignedInPerson,
    where: { slug: string; quiz: string; question: string },
    form: PanelInvitationForm,
    key: unknown,
  ): Promise<Invited> {
    const about = await this.aboutOf(where);
    const { personId, name } = await this.whoIn(form);
    const isMailed = personId !== null && this.outbox.isOn;
    let path: string | null = null;
    await transact(this.db, async (manager) => {
      path = null;
      await this.idempotency.once(manager, key, trainer.id, ['panel', where, personId, name], async () => {
        const who = { personId, name: personId ? null : name };
        const { token, endsAt } = await this.panels.invite(manager, about, who, trainer.id);
        path = panelPath(token);
        if (personId)
          await this.outbox.put(manager, { personId, template: 'panel-invitation', details: { path }, endsAt });
        await this.record(manager, trainer, 'panel.invited', about, {});
        return 'invited';
      });
    });
    return { name, path, isMailed };
  }

  /** @returns how many have answered, where that is too few; else null. */
  async publish(
    trainer: SignedInPerson,
    where: { slug: string; quiz: string; question: string },
    key: unknown,
  ): Promise<number | null> {
    const about = await this.aboutOf(where);
    try {
      await this.once(trainer, key, ['publish', where], async (manager) => {
        const answers = await this.panels.publish(manager, about, trainer.id);
        if (answers === null) throw new TooFew();
        await this.record(manager, trainer, 'panel.published', about, { answers });
      });
      return null;
    } catch (error) {
      if (!(error instanceof TooFew)) throw error;
      return this.answeredBy(about);
    }
  }

  async close(
    trainer: SignedInPerson,
    where: { slug: string; quiz: string; question: string },
    key: unknown,
  ): Promise<void> {
    const about = await this.aboutOf(where);
    await this.once(trainer, key, ['close', where], async (manager) => {
      await this.panels.close(manager, about, trainer.id);
      await this.record(manager, trainer, 'panel.closed', about, {});
    });
  }

  private async answeredBy({ moduleSlug, quizId, questionId, questionHash }: AskedOfPanel): Promise<number> {
    const panel = (await panelsOf(this.db, moduleSlug)).find(
      (one) => one.quizId === quizId && one.questionId === questionId && one.questionHash === questionHash,
    );
    return panel ? (await givenVoices(this.db, [panel.id])).length : 0;
  }

  private async whoIn({ person, name }: PanelInvitationForm): Promise<{ personId: string | null; name: string }> {
    if (Boolean(person) === Boolean(name)) throw new CannotUse({ person: 'panels.one' });
    if (!person) return { personId: null, name: name! };
    const found = (await peopleHere(this.db)).find(({ id }) => id === person);
    if (!found) throw new CannotUse({ person: 'panels.unknown' });
    return { personId: found.id, name: found.name };
  }

  private async aboutOf({ slug, quiz, question }: { slug: string; quiz: string; question: string }) {
    const published = await this.versions.findCurrent(slug);
    const found =
      published && judgementsIn(published).find((one) => one.quizId === quiz && one.question.id === question);
    if (!published || !found) throw new NotFound();
    const { id: questionId, hash: questionHash } = found.question;
    return { moduleSlug: slug, quizId: quiz, questionId, questionHash, versionId: published.versionId };
  }

  /** A form sent twice, whatever it said before, is done once. */
  private async once(
    trainer: SignedInPerson,
    key: unknown,
    body: unknown,
    work: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    await transact(this.db, (manager) =>
      this.idempotency.once(manager, key, trainer.id, body, async () => {
        await work(manager);
        return 'done';
      }),
    );
  }

  private record(
    manager: EntityManager,
    trainer: SignedInPerson,
    action: AuditAction,
    { moduleSlug, questionId }: AskedOfPanel,
    more: Record<string, number>,
  ): Promise<unknown> {
    return this.audit.record(manager, {
      actorId: trainer.id,
      action,
      detail: { module: moduleSlug, question: questionId, ...more },
    });
  }
}

class TooFew extends Error {}

function judgementsIn({ module }: Pick<PublishedModule, 'module'>): Judgement[] {
  return module.quizzes.flatMap((quiz) =>
    quiz.questions.flatMap((question) => (question.type === 'judgement' ? [{ quizId: quiz.id, question }] : [])),
  );
}
