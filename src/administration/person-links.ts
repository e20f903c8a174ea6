import type { Role } from '../people/people.types';

/** What else an administrator can do for one person, on pages of its own: the rest of the address, and the words of the link. */
export const personLinks: { path: string; key: string; for?: Role }[] = [
  { path: 'invitations', key: 'personAccount.invite' },
  { path: 'pauses', key: 'pause.title' },
  { path: 'assignments', key: 'assigning.heading' },
  { path: 'covers', key: 'cover.heading', for: 'supervisor' },
];
