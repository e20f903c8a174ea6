import { Injectable } from '@nestjs/common';
import { LibraryService } from '../content/library.service';
import { ChangesService, type QuietChange } from '../database/changes.service';
import { PeopleService } from '../people/people.service';
import type { Named } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { Returned } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import type { Conversation } from '../threads/conversation.types';
import { ConversationsService } from '../threads/conversations.service';
import { ActionsService } from './actions.service';
import { ConversationChangesService } from './conversation-changes.service';
import type { Talker } from './conversation-words.page';
import { conversationPage } from './conversation.page';
import { conversationsPage } from './conversations.page';
import { SuggestionsService } from './suggestions.service';

/** Whose conversations, who reads or writes, and with whom there can be one. A door has made sure that they may. */
export interface Access extends Talker {
  personId: string;
  readerId: string;
  supervisors: Named[];
}
type Body = Record<string, unknown>;

/** What both doors do with conversations: the two pages, and the changes made on them. */
@Injectable()
export class SharedConversationsService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly actions: ActionsService,
    private readonly suggestions: SuggestionsService,
    private readonly changes: ConversationChangesService,
    private readonly made: ChangesService,
    private readonly people: PeopleService,
    private readonly courses: LibraryService,
  ) {}

  async list(access: Access, returned: Returned | null, t: Translate) {
    const conversations = await this.all(access);
    const isFree = ({ id }: Named) => conversations.every((one) => one.isClosed || one.supervisorId !== id);
    const given = {
      conversations,
      actions: await this.actions.follow(access.personId, conversations),
      titles: await this.actions.titles(t),
      suggestions: access.supervisors.some(isFree) ? await this.suggested(access, t) : [],
      supervisors: access.supervisors,
      today: this.people.today(),
    };
    return conversationsPage(given, access, returned, t);
  }

  async one(access: Access, id: string, returned: Returned | null, t: Translate) {
    const conversation = await this.get(access, id);
    const all = (await this.all(access)).filter(({ supervisorId }) => supervisorId === conversation.supervisorId);
    const areas = this.courses.read().areas.flatMap(({ competencies }) => competencies);
    const given = {
      conversation,
      actions: await this.actions.follow(access.personId, all),
      titles: await this.actions.titles(t),
      tieable: conversation.isClosed ? { modules: [], skills: [] } : await this.actions.tieable(access.personId, t),
      critical: new Set(areas.flatMap(({ code, safetyCritical }) => (safetyCritical ? code : []))),
    };
    return conversationPage(given, access, returned, t);
  }

  /** @returns where it leads; null with what came back. */
  async prepare(access: Access, body: Body, t: Translate) {
    const { personId, readerId: byId, supervisors } = access;
    const suggestions = await this.suggested(access, t);
    const change = this.changes.preparing({ personId, byId }, supervisors, suggestions, body);
    const returned = await this.make(access, change, access.base, body);
    if (returned) return { returned, to: null };
    const [newest] = await this.all(access);
    return { returned, to: `${access.base}/${newest!.id}` };
  }

  async save(access: Access, id: string, body: Body): Promise<Returned | null> {
    const change = this.changes.saving(access.readerId, await this.get(access, id), body);
    return this.make(access, change, `${access.base}/${id}/entries`, body);
  }

  async add(access: Access, id: string, body: Body): Promise<Returned | null> {
    const change = this.changes.adding(access.readerId, await this.get(access, id), body);
    return this.make(access, change, `${access.base}/${id}/additions`, body);
  }

  async tick(access: Access, body: Body): Promise<Returned | null> {
    const actions = await this.actions.follow(access.personId, await this.all(access));
    return this.make(access, this.changes.ticking(access.readerId, actions, body), `${access.base}/ticks`, body);
  }

  private all({ personId, readerId, as }: Access): Promise<Conversation[]> {
    return this.conversations.of(personId, as === 'supervisor' ? readerId : null);
  }

  private get({ personId, readerId, as }: Access, id: string): Promise<Conversation> {
    if (!isId(id)) throw new NotFound();
    return this.conversations.get(personId, as === 'supervisor' ? readerId : null, id);
  }

  private suggested({ personId, as, name, base }: Access, t: Translate) {
    return this.suggestions.of(personId, { as, name, base }, t);
  }

  private async make(access: Access, change: QuietChange, action: string, body: Body): Promise<Returned | null> {
    const errors = await this.made.make({ id: access.readerId }, change, body._key);
    return Object.keys(errors).length === 0 ? null : { action, values: change.values, errors };
  }
}
