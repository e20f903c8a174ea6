import type { MailList } from './messages.types';
import { Seal } from './seal';

const place = 'unsubscribe';
/** Short, since a part of an address may have a hundred characters. */
const codes: Record<MailList, string> = { digest: 'n', due: 'd' };

/** Addresses that stop one kind of mail for one person, without signing in. What they say is sealed: nobody can make one for somebody else. */
export class UnsubscribeLinks {
  private readonly seal: Seal;

  constructor(secret: string) {
    this.seal = new Seal(secret, place);
  }

  pathFor(personId: string, list: MailList): string {
    return `/unsubscribe/${this.seal.close(`${codes[list]}${personId.replaceAll('-', '')}`, place)}`;
  }

  /** @returns null for what this place never wrote. */
  read(token: string): { personId: string; list: MailList } | null {
    const opened = this.seal.open(token, place);
    if (opened === null) return null;
    const list = (Object.keys(codes) as MailList[]).find((one) => codes[one] === opened[0]);
    const [, a, b, c, d, e] = /^.(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(opened) ?? [];
    return list && e ? { personId: [a, b, c, d, e].join('-'), list } : null;
  }
}
