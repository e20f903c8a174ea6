import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from '../database/ledger';
import { type Reader, rows } from '../database/query';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { JournalKey } from './journal-key.entity';
import { JournalSeal, newJournalKey, unwrapForCode, wrapForCode } from './journal-seal';
import { keysOf } from './journal.queries';
import { codeBytes, codeOf } from './recovery-code.rules';

/** One of a person's keys. Null: it is sealed until the person enters the recovery code. */
export interface HeldKey {
  id: string;
  key: Buffer | null;
}
interface CurrentKey {
  id: string;
  key: Buffer;
  /** The recovery code where the key was made just now. It is kept nowhere. */
  code: string | null;
}

/** Each person's own keys: the newest one that is open seals what is written now. Whatever changes them holds the person's chain first. */
@Injectable()
export class JournalKeysService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly seal: JournalSeal,
  ) {}

  /** The newest first. */
  async of(personId: string, db: Reader = this.db): Promise<HeldKey[]> {
    return (await keysOf(db, personId)).map((row) => ({ id: row.id, key: this.opened(row) }));
  }

  /** The key for what is written now, made where there is none. */
  async current(manager: EntityManager, personId: string): Promise<CurrentKey> {
    await this.ledger.hold(manager, personId);
    const open = (await this.of(personId, manager)).find((one) => one.key);
    if (open?.key) return { id: open.id, key: open.key, code: null };
    const [id, key, code] = [newId(), newJournalKey(), codeOf(randomBytes(codeBytes))];
    const whose = { keyId: id, personId };
    await manager.insert(JournalKey, {
      id,
      personId,
      forServer: this.seal.wrapForServer(key, whose),
      forCode: wrapForCode(key, code, whose),
      madeAt: this.clock.now().toISOString(),
    });
    return { id, key, code };
  }

  /** From now on the server opens nothing that was written so far: only the person's recovery code does. */
  async sealAll(manager: EntityManager, personId: string): Promise<void> {
    if ((await keysOf(manager, personId)).length === 0) return;
    await this.ledger.hold(manager, personId);
    await rows(manager, 'UPDATE journal_keys SET for_server = NULL WHERE person_id = ?', [personId]);
  }

  /** @param code as `readCode` gives it. @returns how many keys it opened that were sealed. */
  async open(manager: EntityManager, personId: string, code: string): Promise<number> {
    await this.ledger.hold(manager, personId);
    let opened = 0;
    for (const row of await keysOf(manager, personId)) {
      const whose = { keyId: row.id, personId };
      const key = this.opened(row) ? null : unwrapForCode(row.forCode, code, whose);
      if (!key) continue;
      await manager.update(JournalKey, { id: row.id }, { forServer: this.seal.wrapForServer(key, whose) });
      opened++;
    }
    return opened;
  }

  /** A new recovery code for everything that is open now. The one before opens none of it any more. */
  async renewCode(manager: EntityManager, personId: string): Promise<string> {
    const made = await this.current(manager, personId);
    if (made.code) return made.code;
    const code = codeOf(randomBytes(codeBytes));
    for (const { id, key } of await this.of(personId, manager))
      if (key) await manager.update(JournalKey, { id }, { forCode: wrapForCode(key, code, { keyId: id, personId }) });
    return code;
  }

  private opened({ id, personId, forServer }: Pick<JournalKey, 'id' | 'personId' | 'forServer'>): Buffer | null {
    return forServer === null ? null : this.seal.unwrapForServer(forServer, { keyId: id, personId });
  }
}
