import { First1764000000000 } from './1764000000000-first';

export const migrations = [First1764000000000];
