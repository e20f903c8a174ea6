export const text = { type: 'string', minLength: 1 };
export const texts = { type: 'array', items: text };
export const id = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 };
export const date = { type: 'string', format: 'date' };
export const oneOf = (...values: string[]) => ({ enum: values });
export const whole = (minimum: number, maximum?: number) => ({
  type: 'integer',
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
});
export const list = (items: object, minItems = 0) => ({ type: 'array', items, minItems });

/** What an editor shows beside a field. */
export const help = (description: string, schema: object) => ({ description, ...schema });

export const object = (properties: Record<string, object>, required: string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

/** A whole file or header. */
export const titled = (title: string, properties: Record<string, object>, required: string[]) => ({
  title,
  ...object(properties, required),
});
