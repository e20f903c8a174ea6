import type { MailDetails, MailTemplate } from '../../messages/messages.types';
import type { DueKind } from './due-item.rules';
import type { Recipient } from './recipients.queries';

/** A mail that is to be written now, and why. */
export interface PlannedMail {
  to: Recipient;
  template: MailTemplate;
  details: MailDetails;
  onceKey?: string;
  /** The due days that it tells of. */
  tells: { enrolmentId: string; kind: DueKind }[];
  /** For `bin/waymark reminders`. */
  why: string;
}
