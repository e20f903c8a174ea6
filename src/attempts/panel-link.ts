import { createHash } from 'node:crypto';

/** What is kept of a link: 256 random bits need no salt. */
export const hashOfLink = (token: string): string => createHash('sha256').update(token).digest('hex');
export const panelPath = (token: string): string => `/panels/${token}`;
