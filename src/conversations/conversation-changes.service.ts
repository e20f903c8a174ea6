import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { QuietChange } from '../database/changes.service';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import type { Conversation, Point, Tie } from '../threads/conversation.types';
import { ConversationsService, type NewAction, type Written } from '../threads/conversations.service';
import type { FollowedAction } from './actions.service';
import { AdditionForm, ConversationForm, mostWords, PreparingForm, TicksForm } from './conversation.form';
import type { Suggestion } from './suggestions.service';

export const valueOf = ({ source, subject }: Pick<Suggestion, 'source' | 'subject'>): string => `${source}:${subject}`;
type Body = Record<string, unknown>;

/** The forms of a conversation, each read into one change, for a door to make. */
@Injectable()
export class ConversationChangesService {
  constructor(private readonly conversations: ConversationsService) {}

  /** @param supervisors with whom this person may have one, as whoever asks has loaded them. */
  preparing(
    { personId, byId }: { personId: string; byId: string },
    supervisors: readonly { id: string }[],
    suggestions: readonly Suggestion[],
    body: Body,
  ): QuietChange {
    const { values, errors } = readForm(PreparingForm, body);
    const chosen = supervisors.length === 1 ? supervisors[0] : supervisors.find(({ id }) => id === values.supervisor);
    const points = suggestions.filter((one) => values.pick.includes(valueOf(one)));
    const found = chosen ? errors : { ...errors, supervisor: 'conversation.withMissing' };
    const work = async (manager: EntityManager) => {
      const opening = { personId, supervisorId: chosen!.id, byId, day: values.day, points };
      await this.conversations.open(manager, opening);
    };
    return { what: 'conversation opened', values, errors: found, work };
  }

  /** Saves everything that was typed, and signs what stands then where that button was pressed. */
  saving(byId: string, { personId, id: conversationId, points }: Conversation, body: Body): QuietChange {
    const { values, errors } = readForm(ConversationForm, body);
    const { words, errors: wordErrors } = wordsIn(points, body);
    const isSigning = values.then === 'sign';
    const written: Written = {
      day: values.day,
      next: values.next || null,
      words,
      left: values.left.map(Number),
      point: values.point ? { source: 'own', subject: null, on: null, title: values.point } : null,
      action: values.what ? actionIn(values) : null,
    };
    const work = async (manager: EntityManager) => {
      const writing = { personId, conversationId, byId };
      await this.conversations.write(manager, writing, written, isSigning ? values.seen : null);
      if (isSigning) await this.conversations.sign(manager, writing);
    };
    const typed = { ...values, ...typedWords(points, body), conversationId };
    return { what: 'conversation written', values: typed, errors: { ...errors, ...wordErrors }, work };
  }

  adding(byId: string, { personId, id: conversationId }: Conversation, body: Body): QuietChange {
    const { values, errors } = readForm(AdditionForm, body);
    const work = (manager: EntityManager) =>
      this.conversations.addTo(manager, { personId, conversationId, byId }, values.text);
    return { what: 'conversation added to', values: { ...values, conversationId }, errors, work };
  }

  /** @param actions those that whoever asks can see. */
  ticking(byId: string, actions: readonly FollowedAction[], body: Body): QuietChange {
    const { values, errors } = readForm(TicksForm, body);
    const done = actions.filter(({ id }) => values.tick.includes(id));
    if (done.length < values.tick.length) throw new NotFound();
    const work = async (manager: EntityManager) => {
      for (const { id, conversation } of done) {
        const writing = { personId: conversation.personId, conversationId: conversation.id, byId };
        await this.conversations.tick(manager, writing, id);
      }
    };
    return { what: 'actions ticked off', values, errors, work };
  }
}

/** The fields of a point: its words, and the revision of them that the page had. */
export const fieldOf = (no: number): string => `words-${no}`;
const shownField = (no: number): string => `shown-${no}`;

function typedWords(points: readonly Point[], body: Body): Record<string, string> {
  const typed = points.map(({ no }) => [fieldOf(no), body[fieldOf(no)]] as const);
  return Object.fromEntries(typed.filter((one): one is [string, string] => typeof one[1] === 'string'));
}

function wordsIn(points: readonly Point[], body: Body) {
  const typed = typedWords(points, body);
  const words = points.flatMap(({ no }) => {
    const text = typed[fieldOf(no)]?.replace(/\r\n?/g, '\n').trim();
    return text === undefined ? [] : [{ pointNo: no, shown: Number(body[shownField(no)]) || 0, text }];
  });
  const long = words.filter(({ text }) => text.length > mostWords);
  return { words, errors: Object.fromEntries(long.map(({ pointNo }) => [fieldOf(pointNo), 'conversation.wordsLong'])) };
}

function actionIn({ what, who, name, by, how, tie }: ConversationForm): NewAction {
  const [kind, subject] = tie.split(':', 2);
  const isTied = (kind === 'module' || kind === 'competency') && Boolean(subject);
  const about: { tie: Tie; subject: string | null } = isTied
    ? { tie: kind, subject: subject! }
    : { tie: 'none', subject: null };
  return { what, who, name: who === 'other' ? name : '', by, how, ...about };
}
