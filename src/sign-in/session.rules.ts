/** A shared computer forgets after half an hour of quiet and within a working day; one's own after two weeks and two months. */
export const limits = {
  shared: { idleMinutes: 30, absoluteHours: 12 },
  own: { idleMinutes: 14 * 24 * 60, absoluteHours: 60 * 24 },
} as const;

const of = (sharedComputer: boolean) => (sharedComputer ? limits.shared : limits.own);

export function endsAt(createdAt: Date, sharedComputer: boolean): Date {
  return new Date(createdAt.getTime() + of(sharedComputer).absoluteHours * 3_600_000);
}

interface Seen {
  seenAt: string;
  endsAt: string;
  sharedComputer: boolean;
}

/** When it ends if nothing more is done. */
export function liveUntil({ seenAt, endsAt, sharedComputer }: Seen): Date {
  const idleUntil = new Date(seenAt).getTime() + of(sharedComputer).idleMinutes * 60_000;
  return new Date(Math.min(idleUntil, new Date(endsAt).getTime()));
}

export const isLive = (session: Seen, now: Date): boolean => now < liveUntil(session);

/** "Seen" is written at most once a minute on a shared computer and once an hour on one's own: a page is not a write. */
export function isSeenStale(session: { seenAt: string; sharedComputer: boolean }, now: Date): boolean {
  return now.getTime() - new Date(session.seenAt).getTime() > (session.sharedComputer ? 60_000 : 3_600_000);
}
