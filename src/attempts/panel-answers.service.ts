import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { TrainingModule } from '../content/course-model.types';
import type { JudgementQuestion } from '../content/question.types';
import { quizOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { forUpdate, type Reader, rows } from '../database/query';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newId, newRandomId } from '../shared/ids';
import { PanelAnswer } from './panel-answer.entity';
import { hashOfLink } from './panel-link';
import { PanelReason } from './panel-reason.entity';
import { PanelWithdrawal } from './panel-withdrawal.entity';
import { type NoAnswer, whyNoAnswer } from './panel.rules';
import { answersOf, type InvitationRow, invitationOf, type OwnPanelAnswer } from './panels.queries';

export interface PanelPlace {
  invitation: InvitationRow;
  question: JudgementQuestion;
  module: TrainingModule;
  /** What stands now. */
  own: OwnPanelAnswer | null;
  refusal: NoAnswer | null;
}

/** What somebody on a panel says. Whoever has the link is that person. */
@Injectable()
export class PanelAnswersService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly versions: VersionsService,
  ) {}

  /** @throws NotFound for a link that opens nothing. */
  async getByToken(token: string, db: Reader = this.db): Promise<PanelPlace> {
    const invitation = await invitationOf(db, hashOfLink(token));
    if (!invitation) throw new NotFound();
    const { module } = await this.versions.get(invitation.versionId, db);
    const question = judgementIn(module, invitation);
    if (!question) throw new NotFound();
    const own = (await answersOf(db, invitation.invitationId)).find(({ reason }) => reason !== null) ?? null;
    const current = await this.versions.findCurrent(invitation.moduleSlug, db);
    const place = {
      endsAt: invitation.endsAt,
      isClosed: invitation.deactivatedAt !== null,
      isPublished: own?.isPublished === 1,
      isReplaced: !current || !judgementIn(current.module, invitation),
    };
    return { invitation, question, module, own, refusal: whyNoAnswer(place, this.clock.now()) };
  }

  /** A changed mind is another answer; the words before it go. @returns why nothing was kept, or null. */
  async answer(
    manager: EntityManager,
    token: string,
    said: { choice: string; reason: string; isNamed: boolean },
  ): Promise<NoAnswer | null> {
    const place = await this.hold(manager, token);
    if (place.refusal) return place.refusal;
    const { invitationId } = place.invitation;
    if (place.own) await this.empty(manager, place.own.id);
    const [last] = await answersOf(manager, invitationId);
    const id = newRandomId();
    const { choice, reason, isNamed } = said;
    await manager.insert(PanelAnswer, {
      id,
      invitationId,
      number: (last?.number ?? 0) + 1,
      choice,
      named: isNamed ? 1 : 0,
      answeredAt: this.clock.now().toISOString(),
    });
    await manager.insert(PanelReason, { answerId: id, withdrawnId: null, text: reason });
    return null;
  }

  /** At any time, published or not. */
  async withdraw(manager: EntityManager, token: string): Promise<void> {
    const { own } = await this.hold(manager, token);
    if (own) await this.empty(manager, own.id);
  }

  private async empty(manager: EntityManager, answerId: string): Promise<void> {
    const withdrawnAt = this.clock.now().toISOString();
    await manager.insert(PanelWithdrawal, { id: newId(), answerId, withdrawnAt });
    await manager.update(PanelReason, { answerId }, { withdrawnId: answerId, text: null });
  }

  private async hold(manager: EntityManager, token: string): Promise<PanelPlace> {
    const found = await invitationOf(manager, hashOfLink(token));
    if (!found) throw new NotFound();
    await rows(manager, `SELECT id FROM panels WHERE id = ?${forUpdate(manager)}`, [found.panelId]);
    return this.getByToken(token, manager);
  }
}

type Asked = Pick<InvitationRow, 'quizId' | 'questionId' | 'questionHash'>;
function judgementIn(module: Parameters<typeof quizOf>[0], asked: Asked): JudgementQuestion | undefined {
  const question = quizOf(module, asked.quizId)?.questions.find(({ id }) => id === asked.questionId);
  return question?.type === 'judgement' && question.hash === asked.questionHash ? question : undefined;
}
