import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { type AskedRequest, languageOf } from '../sign-in/request';

/** A posted form about one person or team: who sends it, about whom, and in which language to answer. */
export interface AskedChange {
  by: SignedInPerson;
  /** The person or team of the address. */
  id: string;
  /** The row of it that the address names, where it names one. */
  rowId: string;
  body: unknown;
  languages: string[];
  t: Translate;
}

/** @param names the parameters of the address that are `id` and `rowId`. */
export const Asked = createParamDecorator((names: [string, string?], context: ExecutionContext): AskedChange => {
  const request = context.switchToHttp().getRequest<AskedRequest>();
  const params = request.params as Record<string, string>;
  const [id, rowId] = names.map((name) => (name ? params[name] : ''));
  if (!request.person || !isId(id) || (names[1] && !isId(rowId))) throw new NotFound();
  const { texts } = request;
  const t = texts.in(languageOf(request));
  return { by: request.person, id, rowId: rowId ?? '', body: request.body, languages: texts.languages, t };
});
