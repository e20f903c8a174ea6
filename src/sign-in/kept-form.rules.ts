/** A form that came when its sender was no longer signed in, on its way through the sign-in page and back to them. */
export interface KeptForm {
  action: string;
  /** The page it stood on. */
  page: string;
  fields: Field[];
  keptAt: string;
}
type Field = readonly [name: string, value: string];

/** Bytes: sealed and sent back with the sign-in form it still fits what the server takes. */
const most = 120_000;
const hours = 12;
const secret = /pass|^present$|secret|code|token/i;

/** @returns the fields of a posted form in order; null where there is nothing to keep, something must never be kept, or it is too much. */
export function fieldsToKeep(body: unknown): Field[] | null {
  if (typeof body !== 'object' || body === null) return null;
  const all = Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) => [name, one] as const),
  );
  const texts = all.filter((field): field is Field => typeof field[1] === 'string' && field[0] !== '_csrf');
  if (texts.length + Number('_csrf' in body) !== all.length || texts.some(([name]) => secret.test(name))) return null;
  if (!texts.some(([name]) => !name.startsWith('_'))) return null;
  return Buffer.byteLength(JSON.stringify(texts)) <= most ? texts : null;
}

export const isFresh = ({ keptAt }: KeptForm, now: Date): boolean =>
  now.getTime() - new Date(keptAt).getTime() <= hours * 3_600_000;

/** What a person wrote, as against ids, days and choices: more than one word. */
export const proseOf = ({ fields }: KeptForm): string[] =>
  fields.map(([, value]) => value.trim()).filter((value) => /\s/.test(value));

/** The page that a form stood on. @param referer what the browser says; without it, the address that the form's own begins with. */
export function pageBehind(action: string, referer: string | undefined, host: string): string {
  const above = action.replace(/\?.*$/, '').replace(/\/[^/]*$/, '') || '/';
  if (!referer || !URL.canParse(referer)) return above;
  const page = new URL(referer);
  return page.host === host ? page.pathname + page.search : above;
}
