import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { newRandomId } from './ids';
import type { Translate } from './texts';

interface ReadForm<T> {
  values: T;
  /** One message key for each field that cannot be used as typed. */
  errors: Record<string, string>;
  ok: boolean;
}

/** One form of a page: where it goes, its key against sending twice, what stands in it, and what is wrong with it by field. */
interface ShownForm<Field extends string> {
  action: string;
  key: string;
  values: Record<Field, string>;
  errors: Record<Field | 'form', string | null>;
}

/** A form that could not be used, on its way back: what was typed, and a message key by field (`form`: none in particular). */
export interface Returned {
  action: string;
  values: object;
  errors: Record<string, string>;
}

/** A form with fresh key: as it came back, if it is the one that did, else with these values. */
export function shownForm<Field extends string>(
  action: string,
  values: Record<Field, string>,
  returned: Returned | null,
  t: Translate,
): ShownForm<Field> {
  const own = returned?.action === action ? returned : null;
  const typed = (own?.values ?? {}) as Record<string, unknown>;
  const fields = Object.keys(values) as Field[];
  const said = (field: string) => (own?.errors[field] ? t(own.errors[field]) : null);
  return {
    action,
    key: newRandomId(),
    values: Object.fromEntries(
      fields.map((field) => [field, typeof typed[field] === 'string' ? typed[field] : values[field]]),
    ) as Record<Field, string>,
    errors: Object.fromEntries(['form', ...fields].map((field) => [field, said(field)])) as Record<
      Field | 'form',
      string | null
    >,
  };
}

/** Reads a posted body into a form class: unknown fields are dropped, and what was typed is kept for showing again. */
export function readForm<T extends object>(form: new () => T, body: unknown): ReadForm<T> {
  const values = plainToInstance(form, typeof body === 'object' && body !== null ? body : {});
  const found = validateSync(values, { whitelist: true, stopAtFirstError: true });
  const errors = Object.fromEntries(
    found.map((e) => [e.property, Object.values(e.constraints ?? {})[0] ?? 'form.invalid']),
  );
  return { values, errors, ok: found.length === 0 };
}

/** What was typed in a field, for showing again; where this form was not sent, what stands. */
export function typedText(
  values: Readonly<Record<string, unknown>> | null | undefined,
  field: string,
  stands: string | null,
): string {
  const value = values?.[field];
  if (value === undefined) return stands ?? '';
  return typeof value === 'string' ? value : '';
}

/** What was ticked in a field that can come several times, for showing again. */
export function typedList(values: object, field: string): string[] {
  const value = (values as Readonly<Record<string, unknown>>)[field];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
