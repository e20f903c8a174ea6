import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { rows } from '../database/query';
import { transact } from '../database/transact';
import { PasswordsService } from './passwords.service';
import { SessionsService } from './sessions.service';
import { TriesService } from './tries.service';

interface Asking {
  email: string;
  password: string;
  address: string;
  sharedComputer: boolean;
  /** The session that the browser carried before, or nothing: it ends. */
  replaces: string;
}
type SignInOutcome = { token: string; personId: string } | { refused: 'wrong' | 'wait' };

@Injectable()
export class SignInService {
  constructor(
    private readonly db: DataSource,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    private readonly tries: TriesService,
  ) {}

  /** Says the same, in the same time, whether or not there is such an account. Failures are counted in turn, or a flood of tries would all count none. */
  signIn(asking: Asking): Promise<SignInOutcome> {
    return this.passwords.inTurn(() => this.tryOnce(asking));
  }

  private async tryOnce({ email, password, address, sharedComputer, replaces }: Asking): Promise<SignInOutcome> {
    const account = email.trim().toLowerCase();
    if (await this.tries.mustWait('sign-in', account, address)) return { refused: 'wait' };
    const person = await this.findAccount(account);
    if (!(await this.passwords.matches(person?.passwordHash ?? null, password)) || !person) {
      await this.tries.note('sign-in', account, address);
      return { refused: 'wrong' };
    }
    const token = await transact(this.db, async (manager) => {
      await this.audit.record(manager, { actorId: person.id, action: 'sign-in', subjectId: person.id });
      if (replaces) await this.sessions.close(manager, replaces);
      return this.sessions.open(manager, person.id, sharedComputer);
    });
    return { token, personId: person.id };
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
}
