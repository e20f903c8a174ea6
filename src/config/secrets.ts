import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config';

/** Keys that never enter the database: a copy of it alone can neither forge a ledger row nor a form. */
export interface Secrets {
  ledgerKey: string;
  formKey: string;
}

/** Reads DATA_DIR/secrets.json, or makes it on the first start (readable by its owner alone). */
export function readSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return parse(readFileSync(file, 'utf8'), file);
  const secrets = { ledgerKey: randomBytes(32).toString('hex'), formKey: randomBytes(32).toString('hex') };
  writeDurably(file, JSON.stringify(secrets));
  return secrets;
}

/** Never made anew where there was one: without the old keys every ledger row would look altered. */
function parse(text: string, file: string): Secrets {
  try {
    const { ledgerKey, formKey } = JSON.parse(text) as Secrets;
    if (ledgerKey && formKey) return { ledgerKey, formKey };
  } catch {
    /* said below */
  }
  throw new ConfigError(`${file} does not hold the keys any more: put it back from a backup.`);
}

function writeDurably(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, 'w', 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}
