import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import commonPasswords from 'fxa-common-password-list';
import type { EntityManager } from 'typeorm';
import { Clock } from '../shared/clock';
import { newToken } from '../shared/ids';
import { Credential } from './credential.entity';
import { passwordProblem } from './password.rules';

/** argon2id, 19 MiB, two passes (OWASP's first choice). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const mostAtOnce = 4;

/** Hashes and checks passwords, few at a time, so that a flood of sign-ins cannot take the machine. */
@Injectable()
export class PasswordsService {
  private readonly decoy = hash(newToken(), cost);
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly clock: Clock) {}

  /** @returns a message key when the password cannot be used by this person here. */
  problemFor(person: { name: string; email: string }, organisation: string, password: string): string | null {
    const { name, email } = person;
    const words = [name, ...name.split(/\s+/), email, email.split('@')[0] ?? '', organisation, 'waymark'];
    return passwordProblem(password, words, (text) => commonPasswords.test(text));
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, cost));
  }

  /** Takes the same time for somebody who does not exist. Call it in turn. */
  async matches(storedHash: string | null, password: string): Promise<boolean> {
    const against = storedHash ?? (await this.decoy);
    return (await verify(against, password)) && storedHash !== null;
  }

  async set(manager: EntityManager, personId: string, passwordHash: string): Promise<void> {
    await manager.upsert(Credential, { personId, passwordHash, changedAt: this.clock.now().toISOString() }, [
      'personId',
    ]);
  }

  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= mostAtOnce) await new Promise<void>((go) => this.waiting.push(go));
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }
}
