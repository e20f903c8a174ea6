import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config';

/** Keys that never enter the database: a copy of it alone can neither forge a ledger row or a form nor read a journal. */
export interface Secrets {
  ledgerKey: string;
  formKey: string;
  journalKey: string;
}

const newKey = (): string => randomBytes(32).toString('hex');

/** Reads DATA_DIR/secrets.json, or makes it on the first start (readable by its owner alone). */
export function readSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    const secrets = { ledgerKey: newKey(), formKey: newKey(), journalKey: newKey() };
    renameSync(draftOf(file, secrets), file);
    return secrets;
  }
  const found = parse(file);
  return found.journalKey ? (found as Secrets) : addJournalKey(file, found);
}

type Older = Omit<Secrets, 'journalKey'> & { journalKey?: string };

/** Never made anew where there was one: without the old keys every ledger row would look altered. */
function parse(file: string): Older {
  try {
    const { ledgerKey, formKey, journalKey } = JSON.parse(readFileSync(file, 'utf8')) as Older;
    if (ledgerKey && formKey) return { ledgerKey, formKey, journalKey };
  } catch {
    /* said below */
  }
  throw new ConfigError(`${file} does not hold the keys any more: put it back from a backup.`);
}

/** A place from before the journal gets its key once. Of two that start together the first gives it, and both go on with that one. */
function addJournalKey(file: string, { ledgerKey, formKey }: Older): Secrets {
  const draft = draftOf(file, { ledgerKey, formKey, journalKey: newKey() });
  const added = `${file}.added`;
  try {
    linkSync(draft, added); // fails where the other was first
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
  rmSync(draft);
  try {
    if (parse(file).journalKey) rmSync(added, { force: true });
    else renameSync(added, file);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error; // the other has put it in place
  }
  return parse(file) as Secrets;
}

/** Durably on disk under another name, to be given its own. */
function draftOf(file: string, secrets: Secrets): string {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, 'w', 0o600);
  writeSync(handle, JSON.stringify(secrets));
  fsyncSync(handle);
  closeSync(handle);
  return draft;
}
