import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AskedQuestion } from '../content/question.types';
import { forUpdate, type Reader, rows } from '../database/query';
import { Clock } from '../shared/clock';
import { grouped } from '../shared/grouped.rules';
import { newId, newRandomId, newToken } from '../shared/ids';
import { isCompared } from './answer-shapes.rules';
import type { SlotFacts } from './marking.rules';
import { PanelInvitation } from './panel-invitation.entity';
import { PanelPublicationAnswer } from './panel-publication-answer.entity';
import { PanelPublication } from './panel-publication.entity';
import { Panel } from './panel.entity';
import { fewestOnPanel, inviteeOf, panelFact, panelLinkEnds, type PanelVoice } from './panel.rules';
import { hashOfLink } from './panel-link';
import { givenVoices, invitedTo, lastPublications, panelsOf, publishedVoices } from './panels.queries';

export type AskedOfPanel = Pick<Panel, 'moduleSlug' | 'quizId' | 'questionId' | 'questionHash' | 'versionId'>;
/** What a learner may read, by question; of a panel that went below three, nothing. */
export type SeenPanels = ReadonlyMap<string, readonly PanelVoice[]>;

/** Panels that answer judgement questions before learners do: who is invited, and what learners see. */
@Injectable()
export class PanelsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The panels behind these questions, only where this person has committed to an answer: before that nothing is even read. */
  async seen(
    questions: readonly AskedQuestion[],
    answers: ReadonlyMap<string, readonly string[]>,
    facts: SlotFacts,
  ): Promise<SeenPanels> {
    const committed = questions.filter(
      ({ id, type }) => type === 'judgement' && facts.has(panelFact(id)) && isCompared(answers.get(id) ?? []),
    );
    if (committed.length === 0) return new Map();
    const panelOf = ({ id }: AskedQuestion) => facts.get(panelFact(id))!;
    const voices = grouped(await publishedVoices(this.db, committed.map(panelOf)), (one) => one.panelId);
    return new Map(
      committed.map((question) => {
        const own = voices.get(panelOf(question)) ?? [];
        return [question.id, own.length < fewestOnPanel ? [] : own];
      }),
    );
  }

  /** For a trainer: every panel of a module. What was said is there only from three answers on. */
  async ofModule(slug: string) {
    const panels = await panelsOf(this.db, slug);
    if (panels.length === 0) return [];
    const ids = panels.map(({ id }) => id);
    const voices = grouped(await givenVoices(this.db, ids), (one) => one.panelId);
    const shown = grouped(await publishedVoices(this.db, ids), (one) => one.panelId);
    const invited = grouped(await invitedTo(this.db, ids), (one) => one.panelId);
    const last = new Map((await lastPublications(this.db, ids)).map((one) => [one.panelId, one]));
    return panels.map((panel) => {
      const given = voices.get(panel.id) ?? [];
      const publication = last.get(panel.id);
      const still = new Set((shown.get(panel.id) ?? []).map(({ answerId }) => answerId));
      const isSame = still.size === given.length && given.every(({ answerId }) => still.has(answerId));
      return {
        ...panel,
        invited: invited.get(panel.id) ?? [],
        answered: given.length,
        voices: given.length < fewestOnPanel ? [] : given,
        published:
          publication?.kind === 'published' ? { on: publication.publishedAt, still: still.size, isSame } : null,
      };
    });
  }

  /** A place on the panel, or another link for whoever has one: the link before opens nothing any more. @returns the token. */
  async invite(
    manager: EntityManager,
    question: AskedOfPanel,
    who: { personId: string | null; name: string | null },
    trainerId: string,
  ): Promise<{ token: string; endsAt: Date }> {
    const panelId = await this.panelFor(manager, question);
    const [now, token, invitee] = [this.clock.now(), newToken(), inviteeOf(who)];
    const endsAt = panelLinkEnds(now);
    const link = { tokenHash: hashOfLink(token), endsAt: endsAt.toISOString() };
    const { affected } = await manager.update(PanelInvitation, { panelId, invitee }, link);
    if (!affected)
      await manager.insert(PanelInvitation, {
        id: newId(),
        panelId,
        invitee,
        ...who,
        ...link,
        createdAt: now.toISOString(),
        createdById: trainerId,
      });
    return { token, endsAt };
  }

  /** Shows learners what stands now. @returns how many answers, or null where there are too few. */
  async publish(manager: EntityManager, question: AskedOfPanel, trainerId: string): Promise<number | null> {
    const panelId = await this.panelFor(manager, question);
    const given = await givenVoices(manager, [panelId]);
    if (given.length < fewestOnPanel) return null;
    const publicationId = await this.say(manager, panelId, 'published', given.length, trainerId);
    for (const { answerId } of given)
      await manager.insert(PanelPublicationAnswer, { id: newRandomId(), publicationId, answerId });
    return given.length;
  }

  /** Learners see it no more; whoever began while it was there is told so. */
  async close(manager: EntityManager, question: AskedOfPanel, trainerId: string): Promise<void> {
    const panelId = await this.panelFor(manager, question);
    const [last] = await lastPublications(manager, [panelId]);
    if (last?.kind === 'published') await this.say(manager, panelId, 'closed', 0, trainerId);
  }

  /** Locked, so that nobody answers or takes back between counting and showing. */
  private async panelFor(manager: EntityManager, question: AskedOfPanel): Promise<string> {
    const found = await this.find(manager, question);
    if (found) return found;
    const id = newId();
    await manager.insert(Panel, { id, ...question, createdAt: this.clock.now().toISOString() });
    return id;
  }

  private async find(db: Reader, question: AskedOfPanel): Promise<string | undefined> {
    const text = `SELECT id FROM panels WHERE module_slug = ? AND quiz_id = ? AND question_id = ? AND question_hash = ?${forUpdate(db)}`;
    const { moduleSlug, quizId, questionId, questionHash } = question;
    return (await rows<{ id: string }>(db, text, [moduleSlug, quizId, questionId, questionHash]))[0]?.id;
  }

  private async say(
    manager: EntityManager,
    panelId: string,
    kind: PanelPublication['kind'],
    answers: number,
    publishedById: string,
  ): Promise<string> {
    const [last] = await lastPublications(manager, [panelId]);
    const publishedAt = this.clock.now().toISOString();
    const fact = { id: newId(), panelId, number: (last?.number ?? 0) + 1, kind, answers, publishedAt, publishedById };
    await manager.insert(PanelPublication, fact);
    return fact.id;
  }
}
