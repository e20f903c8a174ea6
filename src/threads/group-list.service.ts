import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OtherBody } from '../database/idempotency';
import { rows } from '../database/query';
import { PeopleService } from '../people/people.service';
import { isId, newRandomId } from '../shared/ids';
import { codeHashOf, codeOf } from './group-code';
import { GroupItem } from './group-item.entity';
import { mayNamePlace } from './group-list.rules';

type Where = Pick<GroupItem, 'moduleSlug' | 'versionId' | 'place' | 'blockHash'>;
interface Put {
  teamId: string;
  text: string;
  where: Where;
  /** How many people of the team have begun that version. */
  opened: number;
  /** The form's own random key for this; used for nothing that names somebody. */
  formKey: unknown;
}
const nowhere: Where = { moduleSlug: null, versionId: null, place: null, blockHash: null };

/**
 * Questions for a team's group supervision, which nobody can tie to a person: the row is the only thing written about
 * them. So there is no idempotency key, no line of the log and no time of day; keep it that way.
 */
@Injectable()
export class GroupListService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
  ) {}

  /** @returns the code that takes it back. @throws OtherBody for a form that was sent before with other words. */
  async put(manager: EntityManager, { teamId, text, where, opened, formKey }: Put): Promise<string> {
    const code = codeOf(isId(formKey) ? formKey : newRandomId());
    const codeHash = codeHashOf(code);
    const [seen] = await rows<{ teamId: string; text: string | null }>(
      manager,
      'SELECT team_id AS "teamId", text AS "text" FROM group_items WHERE code_hash = ?',
      [codeHash],
    );
    if (seen && (seen.teamId !== teamId || seen.text !== text)) throw new OtherBody();
    if (seen) return code;
    const kept = mayNamePlace(opened) ? where : nowhere;
    const askedOn = this.people.today();
    await manager.insert(GroupItem, { id: newRandomId(), teamId, ...kept, askedOn, codeHash, text });
    return code;
  }

  /** @returns whether there is, or was, an item with this code. */
  async takeBack(code: string): Promise<boolean> {
    const codeHash = codeHashOf(code);
    const found = await rows(this.db, 'SELECT id FROM group_items WHERE code_hash = ?', [codeHash]);
    await rows(this.db, 'UPDATE group_items SET text = NULL WHERE code_hash = ?', [codeHash]);
    return found.length > 0;
  }
}
