import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config';

const isSecure = (config: Config): boolean => config.publicUrl?.startsWith('https:') ?? false;

export const cookieName = (config: Config): string => (isSecure(config) ? '__Host-sid' : 'sid');

/** The language that somebody chose at this browser: all that it says of them. */
export const languageCookie = 'language';

export const cookieOptions = (config: Config): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure(config),
});

/** Tells a browser to forget the pages, unsent answers and the offline reader that it holds (Clear-Site-Data; by HTTPS alone). */
export const leaveNothing = '"cache", "storage"';

const year = 365 * 86_400;

/** On a shared computer only until the browser is closed. */
export function leaveLanguage(reply: FastifyReply, language: string, config: Config, isShared: boolean): void {
  const maxAge = isShared ? undefined : year;
  void reply.setCookie(languageCookie, language, { ...cookieOptions(config), maxAge });
}
