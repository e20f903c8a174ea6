import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/query';
import { isUniqueViolation } from '../database/transact';
import { newId } from '../shared/ids';
import { looksAt, type Look as SeenLook } from './looks.queries';
import { Look } from './look.entity';

/** Who looked at whose page: one row per viewer, person and day, which the person can read. */
@Injectable()
export class LooksService {
  constructor(private readonly db: DataSource) {}

  /** A look at one's own page is none. */
  async note(viewerId: string, personId: string, day: string): Promise<void> {
    if (viewerId === personId) return;
    try {
      await this.db.getRepository(Look).insert({ id: newId(), viewerId, personId, lookedOn: day });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }

  /** The same, with as what each was here on that day. */
  withRoles(personId: string): Promise<SeenLook[]> {
    return looksAt(this.db, personId);
  }

  at(personId: string): Promise<{ viewer: string; on: string }[]> {
    const text = `SELECT p.name AS "viewer", l.looked_on AS "on" FROM looks l JOIN people p ON p.id = l.viewer_id WHERE l.person_id = ? ORDER BY l.looked_on DESC, p.name`;
    return rows(this.db, text, [personId]);
  }
}
