import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PanelAnswersService, type PanelPlace } from '../attempts/panel-answers.service';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import { TriesService } from '../sign-in/tries.service';
import type { PanelAnswerForm } from './panel.form';

/** Each step of somebody on a panel, as one transaction. */
@Injectable()
export class PanelsWorkService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly answers: PanelAnswersService,
    private readonly tries: TriesService,
  ) {}

  get(token: string): Promise<PanelPlace> {
    return this.answers.getByToken(token);
  }

  /** @returns what is wrong, as message keys by field; null once it is kept. */
  async answer(
    { invitation: { invitationId } }: PanelPlace,
    token: string,
    { choice, reason, named }: PanelAnswerForm,
    key: unknown,
    address: string,
  ): Promise<Record<string, string> | null> {
    if (await this.tries.mustWait('panel-answer', invitationId, address)) return { form: 'panel.wait' };
    await this.tries.note('panel-answer', invitationId, address);
    const said = { choice, reason, isNamed: named === 'yes' };
    try {
      await transact(this.db, (manager) =>
        this.idempotency.once(manager, key, invitationId, ['answer', said], async () => {
          const refusal = await this.answers.answer(manager, token, said);
          if (refusal) throw new Refused(refusal);
          return 'kept';
        }),
      );
      return null;
    } catch (error) {
      if (error instanceof OtherBody) return { form: 'panel.sentBefore' };
      if (error instanceof Refused) return { form: `panel.no.${error.why}` };
      throw error;
    }
  }

  async withdraw({ invitation }: PanelPlace, token: string, key: unknown): Promise<void> {
    await transact(this.db, (manager) =>
      this.idempotency.once(manager, key, invitation.invitationId, 'withdrawal', async () => {
        await this.answers.withdraw(manager, token);
        return 'withdrawn';
      }),
    );
  }
}

class Refused extends Error {
  constructor(readonly why: string) {
    super();
  }
}
