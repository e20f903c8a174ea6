import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { AuditAction } from '../audit/audit.types';
import { Idempotency } from '../database/idempotency';
import { transact } from '../database/transact';
import { CalendarFeedsService } from '../messages/calendar-feeds.service';
import { MessageChoicesService } from '../messages/message-choices.service';
import { OutboxService } from '../messages/outbox.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { ChangePasswordForm } from './account.form';
import { InvitationsService } from './invitations.service';
import { OwnPasswordService } from './own-password.service';
import { PasswordsService } from './passwords.service';
import { hashOf, SessionsService } from './sessions.service';
import { SetPasswordService } from './set-password.service';

/** What of the audit log is about a person's own way in. */
const told: AuditAction[] = [
  'sign-in',
  'sign-out',
  'sessions.ended',
  'password.changed',
  'invitation.made',
  'invitation.used',
  'password-reset.made',
  'password-reset.used',
];

type Changed = { errors: Record<string, string>; mustWait?: true } | { token: string; isShared: boolean };

/** A person's own password, language and sessions. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly invitations: InvitationsService,
    private readonly links: SetPasswordService,
    private readonly ownPassword: OwnPasswordService,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
    private readonly feeds: CalendarFeedsService,
    private readonly choices: MessageChoicesService,
    private readonly idempotency: Idempotency,
  ) {}

  async overview(person: SignedInPerson, token: string) {
    const { email } = await this.invitations.getAccount(person.id);
    const sessions = await this.sessions.liveOf(person.id);
    return {
      email,
      sessions: sessions.map((session) => ({ ...session, isThis: session.tokenHash === hashOf(token) })),
      calendar: await this.feeds.of(person.id),
      messages: { isOn: this.outbox.isOn, ...(await this.choices.of(person.id)) },
      events: await this.audit.about(person.id, told, 60),
    };
  }

  /** Asks for the present password. Ends every session; this browser goes on with a new one. @returns its token, or what to mend. */
  async changePassword(
    person: SignedInPerson,
    form: ChangePasswordForm,
    asked: { token: string; address: string; key: unknown },
  ): Promise<Changed> {
    const account = await this.invitations.getAccount(person.id);
    const refused = await this.ownPassword.refuse(account, form.present, asked.address);
    if (refused === 'wait') return { errors: { form: 'signIn.wait' }, mustWait: true };
    if (refused) return { errors: { present: 'account.presentWrong' } };
    const organisation = (await this.people.organisationName()) ?? '';
    const isSame = form.password === form.present;
    const problem = isSame ? 'account.same' : this.passwords.problemFor(account, organisation, form.password);
    if (problem) return { errors: { password: problem } };
    const passwordHash = await this.passwords.hash(form.password);
    return transact(this.db, async (manager) => {
      const live = await this.sessions.liveOf(person.id, manager);
      const isShared = live.some((session) => session.isShared && session.tokenHash === hashOf(asked.token));
      let token = asked.token;
      await this.idempotency.once(manager, asked.key, person.id, { form: 'password' }, async () => {
        await this.links.replace(manager, person.id, account.email, passwordHash);
        await this.audit.record(manager, { actorId: person.id, action: 'password.changed', subjectId: person.id });
        token = await this.sessions.open(manager, person.id, isShared);
        return 'changed';
      });
      return { token, isShared };
    });
  }

  /** @param id one of the person's own sessions, or `all`. @returns whether this browser is signed out now. */
  async signOut(person: SignedInPerson, id: string, token: string): Promise<boolean> {
    return transact(this.db, async (manager) => {
      const live = await this.sessions.liveOf(person.id, manager);
      const ended = id === 'all' ? live : live.filter((session) => session.id === id);
      if (ended.length === 0) throw new NotFound();
      await this.sessions.end(manager, ended);
      const detail = { sessions: ended.length };
      await this.audit.record(manager, { actorId: person.id, action: 'sessions.ended', subjectId: person.id, detail });
      return ended.some((session) => session.tokenHash === hashOf(token));
    });
  }
}
