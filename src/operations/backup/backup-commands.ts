import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { claim } from '../../backups/claims';
import { nextFile, noteCheck, prune } from '../../backups/shelf';
import { type Config, ConfigError, readConfig } from '../../config/config';
import { readSecrets } from '../../config/secrets';
import { makeBackup } from './make-backup';
import { move, targetOf } from './move';
import { type Checked, checkBackup, restore } from './restore';
import { shortestPassphrase } from './seal';
import { settle } from './settle';

const passphraseFile = { 'passphrase-file': { type: 'string' } } as const;
const flag = { type: 'boolean', default: false } as const;

export async function backup(args: string[]): Promise<number> {
  const { values, positionals } = read(args, { ...passphraseFile, keep: flag });
  const config = readConfig();
  const passphrase = passphraseOf(values['passphrase-file'], config);
  const [name] = positionals;
  if (values.keep ? name : !name || positionals.length > 1)
    throw new ConfigError('Say which file to write: bin/waymark backup FILE');
  const file = name ? resolve(name) : nextFile(config.dataDir, 'kept', new Date());
  const giveBack = claim(config.dataDir, 'backup');
  try {
    await settle(config);
    const made = await makeBackup(config, readSecrets(config.dataDir), file, passphrase);
    console.log(`Wrote ${file}: ${made.rows} rows in ${made.tables} tables, and ${made.files} files.`);
    for (const path of made.leftOut) console.log(`Left out ${path}: its name cannot be restored everywhere.`);
    if (passphrase === null)
      console.log(
        'Without a passphrase the keys of this place are not in it: keep DATA_DIR/secrets.json in another safe place. ' +
          'Without that file nobody can check elsewhere that no record was altered.',
      );
    return values.keep ? await checkKept(config, file, passphrase) : 0;
  } finally {
    giveBack();
  }
}

/** A backup counts once it was read again; only then may an older one go. */
async function checkKept(config: Config, file: string, passphrase: string | null): Promise<number> {
  const checked = await checkBackup(config, file, { passphrase }).catch((error: unknown) => {
    noteCheck(file, { checkedAt: new Date().toISOString(), sound: false });
    throw error;
  });
  const sound = checked.chainsChecked && checked.differences.length === 0;
  noteCheck(file, { checkedAt: new Date().toISOString(), sound });
  for (const name of prune(config.dataDir)) console.log(`Cleared away ${name}.`);
  return report(checked);
}

export async function restoreCommand(args: string[]): Promise<number> {
  const { values, positionals } = read(args, { ...passphraseFile, check: flag, unverified: flag });
  const [name] = positionals;
  if (!name || positionals.length > 1)
    throw new ConfigError('Say which backup to read: bin/waymark restore FILE [--check]');
  const config = readConfig();
  const wishes = { passphrase: passphraseOf(values['passphrase-file'], config), unverified: values.unverified };
  if (values.check) return report(await checkBackup(config, resolve(name), wishes));
  for (const line of await restore(config, resolve(name), wishes)) console.log(line);
  return 0;
}

export async function moveCommand(args: string[]): Promise<number> {
  const { values } = read(args, { to: { type: 'string' } });
  const config = readConfig();
  const target = targetOf(values.to ?? '', config);
  for (const line of await move(config, target, readSecrets(config.dataDir))) console.log(line);
  console.log(
    target.databaseUrl
      ? 'Start Waymark with this DATABASE_URL from now on. The SQLite file stays as it is.'
      : `Start Waymark with DATA_DIR=${target.dataDir} and without DATABASE_URL from now on.`,
  );
  return 0;
}

function report({ createdAt, rows, files, chainsChecked, differences }: Checked): number {
  for (const difference of differences) console.log(difference);
  console.log(`This backup is whole: ${rows} rows and ${files} files, as at ${createdAt}.`);
  if (!chainsChecked)
    console.log(
      'The key that its records were chained with is not here, so it was not checked that none had been altered before it was made.',
    );
  else if (differences.length === 0) console.log('Every chain, every score and every completion in it is right.');
  else console.log('It holds what was there, and that does not verify: see the lines above.');
  return differences.length === 0 ? 0 : 1;
}

function passphraseOf(file: string | undefined, config: Config): string | null {
  if (file === undefined) return config.backupPassphrase;
  const passphrase = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  if (passphrase.length >= shortestPassphrase) return passphrase;
  throw new ConfigError(`The passphrase in ${file} must have ${shortestPassphrase} characters or more.`);
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

function read<T extends NonNullable<Options>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error));
  }
}
