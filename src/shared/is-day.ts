import { ValidateBy } from 'class-validator';

/** Is this a calendar day that there is, as YYYY-MM-DD, of this century or the last? */
export const isDay = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^(19|20)\d\d-\d\d-\d\d$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

/** A calendar day that there is, as YYYY-MM-DD. @param message a message key. */
export const IsDay = (message: string): PropertyDecorator =>
  ValidateBy({ name: 'isDay', validator: { validate: isDay } }, { message });
