import { Check, Entity, Unique } from 'typeorm';
import { Day, Instant, Key, Text } from '../database/columns';

/** One row is somebody who may sign in. The e-mail address is kept in lower case. */
@Entity('people')
@Unique('uq_people_email', ['email'])
@Check('ck_people_email_lower', 'email = lower(email)')
export class Person {
  @Key() id: string;
  @Text('name', 120) name: string;
  @Text('email', 254) email: string;
  @Text('language', 8) language: string;
  @Day('started_on', { nullable: true }) startedOn: string | null;
  @Instant('created_at') createdAt: string;
  @Instant('deactivated_at', { nullable: true }) deactivatedAt: string | null;
}
