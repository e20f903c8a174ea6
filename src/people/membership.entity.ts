import { Entity, ForeignKey, Index } from 'typeorm';
import { Day, Id, Key } from '../database/columns';

/** Somebody belongs to a team from a day to a day. */
@Entity('memberships')
@Index('ix_memberships_person_id', ['personId'])
@Index('ix_memberships_team_id', ['teamId'])
@Index('uq_memberships_open', ['personId', 'teamId'], { unique: true, where: 'to_on IS NULL' })
export class Membership {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_memberships_person_id' }) @Id('person_id') personId: string;
  @ForeignKey('Team', { name: 'fk_memberships_team_id' }) @Id('team_id') teamId: string;
  @Day('from_on') fromOn: string;
  @Day('to_on', { nullable: true }) toOn: string | null;
}
