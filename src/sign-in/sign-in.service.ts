import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { Secrets } from '../config/secrets';
import { rows } from '../database/query';
import { transact } from '../database/transact';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { PasswordsService } from './passwords.service';
import { mustWait, windowMinutes } from './rate-limit.rules';
import { SECRETS } from './secrets.token';
import { SessionsService } from './sessions.service';

interface Asking {
  email: string;
  password: string;
  address: string;
  sharedComputer: boolean;
  /** The session that the browser carried before, or nothing: it ends. */
  replaces: string;
}
type SignInOutcome = { token: string } | { refused: 'wrong' | 'wait' };

@Injectable()
export class SignInService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** Says the same, in the same time, whether or not there is such an account. Failures are counted in turn, or a flood of tries would all count none. */
  signIn(asking: Asking): Promise<SignInOutcome> {
    return this.passwords.inTurn(() => this.tryOnce(asking));
  }

  private async tryOnce({ email, password, address, sharedComputer, replaces }: Asking): Promise<SignInOutcome> {
    const account = email.trim().toLowerCase();
    const marks = { account: this.mark(`account ${account}`), address: this.mark(`address ${address}`) };
    if (mustWait(await this.failures(marks))) return { refused: 'wait' };
    const person = await this.findAccount(account);
    if (!(await this.passwords.matches(person?.passwordHash ?? null, password)) || !person) {
      await this.noteFailure(marks);
      return { refused: 'wrong' };
    }
    const token = await transact(this.db, async (manager) => {
      await this.audit.record(manager, { actorId: person.id, action: 'sign-in', subjectId: person.id });
      if (replaces) await this.sessions.close(manager, replaces);
      return this.sessions.open(manager, person.id, sharedComputer);
    });
    return { token };
  }

  async signOut(personId: string, token: string): Promise<void> {
    await transact(this.db, async (manager) => {
      await this.audit.record(manager, { actorId: personId, action: 'sign-out', subjectId: personId });
      await this.sessions.close(manager, token);
    });
  }

  private async findAccount(email: string): Promise<{ id: string; passwordHash: string } | undefined> {
    const text = `SELECT p.id AS "id", c.password_hash AS "passwordHash" FROM people p JOIN credentials c ON c.person_id = p.id
                  WHERE p.email = ? AND p.deactivated_at IS NULL`;
    return (await rows<{ id: string; passwordHash: string }>(this.db, text, [email]))[0];
  }

  /** Neither the account tried nor the address is kept in plain. */
  private mark(text: string): string {
    return createHmac('sha256', this.secrets.formKey).update(text).digest('hex');
  }

  private async failures(marks: { account: string; address: string }): Promise<{ account: number; address: number }> {
    const since = new Date(this.clock.now().getTime() - windowMinutes * 60_000).toISOString();
    const [row] = await rows<{ account: number | string; address: number | string }>(
      this.db,
      `SELECT (SELECT COUNT(*) FROM sign_in_failures WHERE account_hash = ? AND failed_at > ?) AS account,
              (SELECT COUNT(*) FROM sign_in_failures WHERE address_hash = ? AND failed_at > ?) AS address`,
      [marks.account, since, marks.address, since],
    );
    return { account: Number(row?.account), address: Number(row?.address) };
  }

  private async noteFailure(marks: { account: string; address: string }): Promise<void> {
    const now = this.clock.now();
    const old = new Date(now.getTime() - windowMinutes * 60_000).toISOString();
    await rows(this.db, 'DELETE FROM sign_in_failures WHERE failed_at <= ?', [old]);
    await rows(
      this.db,
      'INSERT INTO sign_in_failures (id, account_hash, address_hash, failed_at) VALUES (?, ?, ?, ?)',
      [newId(), marks.account, marks.address, now.toISOString()],
    );
  }
}
