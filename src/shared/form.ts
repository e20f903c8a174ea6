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
