/** Every mail there is; the message file has `mail.<template>.subject` and `mail.<template>.body` for each. */
export type MailTemplate =
  | 'invitation'
  | 'password-reset'
  | 'password-changed'
  | 'slot-expiring'
  | 'panel-invitation'
  | 'prior-learning-waiting'
  | 'digest'
  | 'due-reminder';

/** Kinds of mail that somebody can turn off for themselves. */
export type MailList = 'digest' | 'due';
export const listOf: Partial<Record<MailTemplate, MailList>> = { digest: 'digest', 'due-reminder': 'due' };

/** What a mail's words need besides the organisation and the person's own name. */
export interface MailDetails {
  /** The page that `{link}` in the words leads to. */
  path?: string;
  [value: string]: string | undefined;
}

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  /** Where one press, or the mail program itself, turns this kind of mail off. */
  unsubscribe: string | null;
}
