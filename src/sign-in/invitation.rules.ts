/** Both let one person set a password: the first, or another in place of a forgotten one. */
export type InvitationKind = 'invitation' | 'password-reset';

const hours: Record<InvitationKind, number> = { invitation: 7 * 24, 'password-reset': 1 };
const folders: Record<InvitationKind, string> = { invitation: 'invitations', 'password-reset': 'password-reset' };

export function linkEnds(kind: InvitationKind, from: Date): Date {
  return new Date(from.getTime() + hours[kind] * 3_600_000);
}

/** The page that the link leads to, without the place's own address. */
export function pathOf(kind: InvitationKind, token: string): string {
  return `/${folders[kind]}/${token}`;
}

interface Link {
  endsAt: string;
  usedAt: string | null;
  deactivatedAt: string | null;
}

/** Once, in time, and for somebody who may be here. */
export function isGood(link: Link, now: Date): boolean {
  return link.usedAt === null && link.deactivatedAt === null && now.getTime() < new Date(link.endsAt).getTime();
}
