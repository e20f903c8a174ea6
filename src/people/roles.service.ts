import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { forUpdate, rows } from '../database/query';
import { Clock } from '../shared/clock';
import { CannotUse } from '../shared/errors';
import { newId } from '../shared/ids';
import type { Role } from './people.types';
import { RoleGrant } from './role-grant.entity';

/** Who may do what here. Whoever changes a role also re-plans that person's enrolments in the same transaction. */
@Injectable()
export class RolesService {
  constructor(private readonly clock: Clock) {}

  /** @returns false when the person has the role already. */
  async grant(manager: EntityManager, personId: string, role: Role): Promise<boolean> {
    if (await this.findHeld(manager, personId, role)) return false;
    const grantedAt = this.clock.now().toISOString();
    await manager.insert(RoleGrant, { id: newId(), personId, role, grantedAt, revokedAt: null });
    return true;
  }

  /** @returns false when the person does not have the role. @throws CannotUse for the last administrator. */
  async revoke(manager: EntityManager, personId: string, role: Role): Promise<boolean> {
    if (role === 'administrator') await this.keepAnAdministrator(manager, personId);
    const held = await this.findHeld(manager, personId, role);
    if (!held) return false;
    await manager.update(RoleGrant, { id: held }, { revokedAt: this.clock.now().toISOString() });
    return true;
  }

  /**
   * Somebody must stay who can sign in and run the place. The grants are locked first and counted in a statement of its own,
   * which sees what whoever held the lock has changed.
   */
  async keepAnAdministrator(manager: EntityManager, exceptId: string): Promise<void> {
    const lock = `SELECT id FROM role_grants WHERE role = 'administrator' AND revoked_at IS NULL ORDER BY id${forUpdate(manager)}`;
    await rows(manager, lock);
    const holders = await rows<{ id: string; stays: number }>(
      manager,
      `SELECT p.id AS "id", CASE WHEN EXISTS (SELECT 1 FROM credentials c WHERE c.person_id = p.id) THEN 1 ELSE 0 END AS "stays"
       FROM role_grants g JOIN people p ON p.id = g.person_id
       WHERE g.role = 'administrator' AND g.revoked_at IS NULL AND p.deactivated_at IS NULL`,
    );
    const isOne = holders.some((holder) => holder.id === exceptId);
    if (isOne && !holders.some((holder) => holder.id !== exceptId && holder.stays === 1))
      throw new CannotUse({ form: 'role.lastAdministrator' });
  }

  private async findHeld(manager: EntityManager, personId: string, role: Role): Promise<string | null> {
    const text = 'SELECT id FROM role_grants WHERE person_id = ? AND role = ? AND revoked_at IS NULL';
    return (await rows<{ id: string }>(manager, text, [personId, role]))[0]?.id ?? null;
  }
}
