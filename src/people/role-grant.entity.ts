import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Key, Text } from '../database/columns';
import type { Role } from './people.types';

/** Somebody has a role from the moment it is granted until it is revoked. */
@Entity('role_grants')
@Index('ix_role_grants_person_id', ['personId'])
@Index('uq_role_grants_held', ['personId', 'role'], { unique: true, where: 'revoked_at IS NULL' })
@Check('ck_role_grants_role', `role IN ('learner', 'trainer', 'supervisor', 'administrator')`)
export class RoleGrant {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_role_grants_person_id' }) @Id('person_id') personId: string;
  @Text('role', 20) role: Role;
  @Instant('granted_at') grantedAt: string;
  @Instant('revoked_at', { nullable: true }) revokedAt: string | null;
}
