export const SECRETS = Symbol('secrets');
