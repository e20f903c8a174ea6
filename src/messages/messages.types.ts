/** Every mail there is; the message file has `mail.<template>.subject` and `mail.<template>.body` for each. */
export type MailTemplate =
  | 'invitation'
  | 'password-reset'
  | 'password-changed'
  | 'slot-expiring'
  | 'panel-invitation'
  | 'prior-learning-waiting';

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
}
