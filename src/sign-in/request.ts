import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import type { Texts, Translate } from '../shared/texts';
import { languageCookie } from './cookies';
import type { OpenSession } from './sessions.service';

/** What the guard and the set-up leave on a request. */
export interface AskedRequest extends FastifyRequest {
  person: SignedInPerson | null;
  session: OpenSession | null;
  formCookie: string;
  texts: Texts;
}

/** The signed-in person's own language, else what was chosen at this browser, else what the browser asks for. */
export function languageOf(request: AskedRequest): string {
  const said = [request.person?.language, request.cookies[languageCookie]];
  const own = said.find((one) => one !== undefined && request.texts.languages.includes(one));
  return own ?? request.texts.choose(request.headers['accept-language']);
}

/** Whoever is signed in; only for routes that the policy keeps for the signed-in. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): SignedInPerson => {
  const { person } = context.switchToHttp().getRequest<AskedRequest>();
  if (!person) throw new Error('This route needs somebody signed in: check its policy row.');
  return person;
});

/** The texts in this reader's language. */
export const translateFor = (request: AskedRequest): Translate => request.texts.in(languageOf(request));

export const Say = createParamDecorator((_: unknown, context: ExecutionContext): Translate =>
  translateFor(context.switchToHttp().getRequest<AskedRequest>()),
);
