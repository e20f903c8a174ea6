import { existsSync } from 'node:fs';
import { readConfig } from '../config/config';

/** The folder that a command is given, else that of this place. @returns null after saying what is wrong with the arguments. */
export function courseFolder(args: readonly string[], options: readonly string[]): string | null {
  const folder = args.find((arg) => !arg.startsWith('--')) ?? readConfig().coursesDir;
  const unknown = args.find((arg) => arg.startsWith('--') && !options.includes(arg));
  if (!unknown && existsSync(folder)) return folder;
  console.error(unknown ? `“${unknown}” is not an option here.` : `There is no folder ${folder}.`);
  return null;
}
