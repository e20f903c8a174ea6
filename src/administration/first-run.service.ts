import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PeopleService } from '../people/people.service';
import { PasswordsService } from '../sign-in/passwords.service';
import { AccountsService } from './accounts.service';
import type { FirstRunForm } from './first-run.form';

const mostTries = 20;

/** An empty place: whoever started the server knows the code and becomes its first administrator. */
@Injectable()
export class FirstRunService {
  /** Printed at start; eight figures and few tries. */
  readonly code = String(randomInt(10_000_000, 100_000_000));
  private tries = 0;
  /** Null where the demonstration's known password would let anybody in. */
  fillDemo: (() => Promise<void>) | null = null;

  constructor(
    private readonly people: PeopleService,
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
  ) {}

  isOpen(): Promise<boolean> {
    return this.people.isEmpty();
  }

  isCode(given: unknown): boolean {
    return ++this.tries <= mostTries && typeof given === 'string' && given.replace(/\s/g, '') === this.code;
  }

  passwordProblem(form: FirstRunForm): string | null {
    return this.passwords.problemFor(form, form.organisation, form.password);
  }

  /** Of two at once the first is made; the other, mostly the same button pressed twice, changes nothing. */
  async makeAdministrator(form: FirstRunForm): Promise<void> {
    const hash = await this.passwords.hash(form.password);
    await this.people.transact(async (manager) => {
      if (!(await this.people.isEmptyIn(manager))) return;
      await this.people.nameOrganisation(manager, form.organisation.trim());
      const details = { name: form.name.trim(), email: form.email, language: 'en', startedOn: null };
      const person = await this.accounts.add(manager, null, details, ['administrator', 'trainer']);
      await this.passwords.set(manager, person.id, hash);
    });
  }
}
