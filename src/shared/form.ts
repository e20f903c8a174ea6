import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

interface ReadForm<T> {
  values: T;
  /** One message key for each field that cannot be used as typed. */
  errors: Record<string, string>;
  ok: boolean;
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
