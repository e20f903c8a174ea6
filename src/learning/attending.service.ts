import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttendancesService } from '../completions/attendances.service';
import { SessionDatesService } from '../completions/session-dates.service';
import { sessionOf } from '../content/live-sessions.rules';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { PasswordsService } from '../sign-in/passwords.service';
import { TriesService } from '../sign-in/tries.service';
import { TrainingService } from './training.service';

interface Typed {
  slug: string;
  sessionId: string;
  code: string;
  key: unknown;
  address: string;
}

/** Being at a live session, shown by the code on the wall. */
@Injectable()
export class AttendingService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly dates: SessionDatesService,
    private readonly attendances: AttendancesService,
    private readonly training: TrainingService,
    private readonly passwords: PasswordsService,
    private readonly tries: TriesService,
  ) {}

  /** @returns a message key where the person was not written down. @throws NotFound for a session that the module does not have. */
  async signIn(person: SignedInPerson, { slug, sessionId, code, key, address }: Typed): Promise<string | null> {
    const { current } = await this.training.getModule(person, slug);
    if (!sessionOf(current.module, sessionId)) throw new NotFound();
    // In turn, or a flood of tries would all count none.
    if (await this.passwords.inTurn(() => this.isTooOften(person.id, address))) return 'sessions.codeWait';
    try {
      return await transact(this.db, async (manager) => {
        const date = await this.dates.findByCode(manager, slug, sessionId, code);
        if (!date) return 'sessions.codeWrong';
        const once = ['attendance', date.id];
        await this.idempotency.once(manager, key, person.id, once, async () => {
          await this.attendances.record(manager, date, person.id, true, person.id);
          return date.id;
        });
        return null;
      });
    } catch (error) {
      if (error instanceof OtherBody) return 'form.sentBefore';
      throw error;
    }
  }

  private async isTooOften(personId: string, address: string): Promise<boolean> {
    if (await this.tries.mustWait('session-code', personId, address)) return true;
    await this.tries.note('session-code', personId, address);
    return false;
  }
}
