import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Secrets } from '../config/secrets';
import { rows } from '../database/query';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { mustWait, type Tried, windowMinutes } from './rate-limit.rules';
import { SECRETS } from './secrets.token';

interface Marks {
  account: string;
  address: string;
}

/** Tries of the last quarter of an hour at an account and from an address. Neither is kept in plain. */
@Injectable()
export class TriesService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** @param account an e-mail address in lower case, whether or not there is such an account. */
  async mustWait(tried: Tried, account: string, address: string): Promise<boolean> {
    return mustWait(await this.counts(this.marks(tried, account, address)), tried);
  }

  async note(tried: Tried, account: string, address: string): Promise<void> {
    const now = this.clock.now();
    const marks = this.marks(tried, account, address);
    await rows(this.db, 'DELETE FROM sign_in_failures WHERE failed_at <= ?', [this.windowBegins()]);
    await rows(
      this.db,
      'INSERT INTO sign_in_failures (id, account_hash, address_hash, failed_at) VALUES (?, ?, ?, ?)',
      [newId(), marks.account, marks.address, now.toISOString()],
    );
  }

  /** Whoever has just set a new password is not kept waiting for the tries with the old one. */
  async forget(manager: EntityManager, account: string): Promise<void> {
    await rows(manager, 'DELETE FROM sign_in_failures WHERE account_hash = ?', [
      this.marks('sign-in', account, '').account,
    ]);
  }

  private marks(tried: Tried, account: string, address: string): Marks {
    const prefix = tried === 'sign-in' ? '' : `${tried} `;
    return { account: this.mark(`${prefix}account ${account}`), address: this.mark(`${prefix}address ${address}`) };
  }

  private mark(text: string): string {
    return createHmac('sha256', this.secrets.formKey).update(text).digest('hex');
  }

  private async counts(marks: Marks): Promise<{ account: number; address: number }> {
    const since = this.windowBegins();
    const [row] = await rows<{ account: number | string; address: number | string }>(
      this.db,
      `SELECT (SELECT COUNT(*) FROM sign_in_failures WHERE account_hash = ? AND failed_at > ?) AS account,
              (SELECT COUNT(*) FROM sign_in_failures WHERE address_hash = ? AND failed_at > ?) AS address`,
      [marks.account, since, marks.address, since],
    );
    return { account: Number(row?.account), address: Number(row?.address) };
  }

  private windowBegins(): string {
    return new Date(this.clock.now().getTime() - windowMinutes * 60_000).toISOString();
  }
}
