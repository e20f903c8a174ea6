import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { transact } from '../database/transact';
import { accountBy } from './invitations.queries';
import { InvitationsService } from './invitations.service';
import { PasswordsService } from './passwords.service';
import { TriesService } from './tries.service';

/** Longer than writing the link takes, so that the time of the answer does not tell who has an account. */
const answerTakesMs = 250;

@Injectable()
export class PasswordResetService {
  constructor(
    private readonly db: DataSource,
    private readonly invitations: InvitationsService,
    private readonly tries: TriesService,
    private readonly passwords: PasswordsService,
  ) {}

  /** Answers the same, in the same time, whether or not there is such an account. */
  async ask(email: string, address: string): Promise<'asked' | 'wait'> {
    const account = email.trim().toLowerCase();
    if (await this.passwords.inTurn(() => this.isTooOften(account, address))) return 'wait';
    await Promise.all([this.send(account), wait(answerTakesMs)]);
    return 'asked';
  }

  /** In turn, or a flood of them would all count none. */
  private async isTooOften(account: string, address: string): Promise<boolean> {
    if (await this.tries.mustWait('password-reset', account, address)) return true;
    await this.tries.note('password-reset', account, address);
    return false;
  }

  private async send(email: string): Promise<void> {
    await transact(this.db, async (manager) => {
      const account = await accountBy(manager, email);
      if (account) await this.invitations.make(manager, account.id, 'password-reset', null);
    });
  }
}
