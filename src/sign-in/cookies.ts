import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '../config/config';

const isSecure = (config: Config): boolean => config.publicUrl?.startsWith('https:') ?? false;

export const cookieName = (config: Config): string => (isSecure(config) ? '__Host-sid' : 'sid');

export const cookieOptions = (config: Config): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure(config),
});

/** Tells a browser to forget the pages, unsent answers and the offline reader that it holds (Clear-Site-Data; by HTTPS alone). */
export const leaveNothing = '"cache", "storage"';
