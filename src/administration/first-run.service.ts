import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PeopleService } from '../people/people.service';
import { NotFound } from '../shared/errors';
import { PasswordsService } from '../sign-in/passwords.service';
import type { FirstRunForm } from './first-run.form';

const mostTries = 20;

/** An empty place: whoever started the server knows the code and becomes its first administrator. */
@Injectable()
export class FirstRunService {
  /** Printed at start; eight figures and few tries. */
  readonly code = String(randomInt(10_000_000, 100_000_000));
  private tries = 0;
  fillDemo: () => Promise<void> = () => Promise.reject(new NotFound());

  constructor(
    private readonly people: PeopleService,
    private readonly passwords: PasswordsService,
  ) {}

  isOpen(): Promise<boolean> {
    return this.people.isEmpty();
  }

  isCode(given: string): boolean {
    return ++this.tries <= mostTries && given.replace(/\s/g, '') === this.code;
  }

  passwordProblem(form: FirstRunForm): string | null {
    return this.passwords.problemFor(form, form.organisation, form.password);
  }

  async makeAdministrator(form: FirstRunForm): Promise<void> {
    const hash = await this.passwords.hash(form.password);
    await this.people.transact(async (manager) => {
      await this.people.nameOrganisation(manager, form.organisation.trim());
      const person = await this.people.add(manager, { name: form.name.trim(), email: form.email });
      for (const role of ['administrator', 'trainer'] as const) await this.people.grantRole(manager, person.id, role);
      await this.passwords.set(manager, person.id, hash);
    });
  }
}
