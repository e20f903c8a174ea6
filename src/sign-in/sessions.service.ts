import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { changeFor } from '../database/batches';
import { rows } from '../database/query';
import type { Role, SignedInPerson } from '../people/people.types';
import { Clock } from '../shared/clock';
import { newToken } from '../shared/ids';
import { Session } from './session.entity';
import { endsAt, isLive, isSeenStale, liveUntil } from './session.rules';

/** What the database keeps of a secret that a browser or a mail carries. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

interface Found {
  personId: string;
  name: string;
  language: string;
  role: Role | null;
  seenAt: string;
  endsAt: string;
  sharedComputer: number;
}

/** Who asks, and how long they stay signed in. */
export interface OpenSession {
  person: SignedInPerson;
  isShared: boolean;
  /** When it ends if nothing more is done, and when in any case. */
  until: Date;
  endsAt: Date;
}

interface LiveSession {
  /** For pages; the hash that the table is looked up by stays inside. */
  id: string;
  tokenHash: string;
  startedAt: string;
  seenAt: string;
  endsAt: string;
  isShared: boolean;
}

/** Server-side sessions: the cookie carries a random token, the table its hash. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Every sign-in is a new session; whatever the browser carried before is worthless. @returns the cookie's token. */
  async open(manager: EntityManager, personId: string, sharedComputer: boolean): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await manager.insert(Session, {
      tokenHash: hashOf(token),
      personId,
      sharedComputer: sharedComputer ? 1 : 0,
      createdAt: now.toISOString(),
      seenAt: now.toISOString(),
      endsAt: endsAt(now, sharedComputer).toISOString(),
    });
    return token;
  }

  async close(manager: EntityManager, token: string): Promise<void> {
    await manager.delete(Session, { tokenHash: hashOf(token) });
  }

  /** Signs somebody out everywhere, at once. */
  async closeAll(manager: EntityManager, personId: string): Promise<void> {
    await manager.delete(Session, { personId });
  }

  /** Signs many people out everywhere. */
  closeAllOf(manager: EntityManager, personIds: readonly string[]): Promise<void> {
    return changeFor(manager, personIds, (these) => `DELETE FROM sessions WHERE person_id IN (${these})`);
  }

  async end(manager: EntityManager, sessions: readonly Pick<LiveSession, 'tokenHash'>[]): Promise<void> {
    for (const { tokenHash } of sessions) await manager.delete(Session, { tokenHash });
  }

  /** Where this person is signed in now, the last seen first. */
  async liveOf(personId: string, reader: DataSource | EntityManager = this.db): Promise<LiveSession[]> {
    const found = await rows<Omit<LiveSession, 'id' | 'isShared'> & { shared: number }>(
      reader,
      `SELECT token_hash AS "tokenHash", created_at AS "startedAt", seen_at AS "seenAt", ends_at AS "endsAt", shared_computer AS "shared"
       FROM sessions WHERE person_id = ? ORDER BY seen_at DESC, token_hash`,
      [personId],
    );
    return found
      .map(({ shared, ...session }) => ({ ...session, id: hashOf(session.tokenHash), isShared: shared === 1 }))
      .filter((session) => isLive({ ...session, sharedComputer: session.isShared }, this.clock.now()));
  }

  /** One joined query (an entity with relations costs several times as much on every page). */
  async find(token: string): Promise<OpenSession | null> {
    const found = await rows<Found>(
      this.db,
      `SELECT p.id AS "personId", p.name AS "name", p.language AS "language", g.role AS "role", s.seen_at AS "seenAt", s.ends_at AS "endsAt",
              s.shared_computer AS "sharedComputer"
       FROM sessions s JOIN people p ON p.id = s.person_id LEFT JOIN role_grants g ON g.person_id = p.id AND g.revoked_at IS NULL
       WHERE s.token_hash = ? AND p.deactivated_at IS NULL`,
      [hashOf(token)],
    );
    const [first] = found;
    if (!first) return null;
    const isShared = first.sharedComputer === 1;
    const session = { seenAt: first.seenAt, endsAt: first.endsAt, sharedComputer: isShared };
    const now = this.clock.now();
    if (!isLive(session, now)) return null;
    if (isSeenStale(session, now)) {
      session.seenAt = now.toISOString();
      await this.db.getRepository(Session).update({ tokenHash: hashOf(token) }, { seenAt: session.seenAt });
    }
    const roles = new Set(found.flatMap((row) => (row.role ? [row.role] : [])));
    const person = { id: first.personId, name: first.name, language: first.language, roles };
    return { person, isShared, until: liveUntil(session), endsAt: new Date(session.endsAt) };
  }
}
