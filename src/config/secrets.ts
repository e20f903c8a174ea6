import { generateKeyPairSync, randomBytes } from 'node:crypto';
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
  /** Ed25519 (PKCS #8, PEM), for certificates. Its public half is kept in the database, so that losing this one costs no old certificate. */
  signingKey: string;
}

type Older = Pick<Secrets, 'ledgerKey' | 'formKey'> & Partial<Secrets>;

const newKey = (): string => randomBytes(32).toString('hex');
const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const isWhole = (found: Older): found is Secrets => Boolean(found.journalKey && found.signingKey);
/** With the keys that older places do not have yet. */
const whole = (found: Older): Secrets => ({
  ...found,
  journalKey: found.journalKey ?? newKey(),
  signingKey: found.signingKey ?? newSigningKey(),
});

/** Reads DATA_DIR/secrets.json, or makes it on the first start (readable by its owner alone). */
export function readSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    const secrets = whole({ ledgerKey: newKey(), formKey: newKey() });
    renameSync(draftOf(file, secrets), file);
    return secrets;
  }
  const found = parse(file);
  return isWhole(found) ? found : addKeys(file, found);
}

/** Never made anew where there was one: without the old keys every ledger row would look altered. */
function parse(file: string): Older {
  try {
    const { ledgerKey, formKey, journalKey, signingKey } = JSON.parse(readFileSync(file, 'utf8')) as Older;
    if (ledgerKey && formKey) return { ledgerKey, formKey, journalKey, signingKey };
  } catch {
    /* said below */
  }
  throw new ConfigError(`${file} does not hold the keys any more: put it back from a backup.`);
}

/** A place from before the journal and certificates gets their keys once. Of two that start together the first gives them, and both go on with those. */
function addKeys(file: string, older: Older): Secrets {
  const draft = draftOf(file, whole(older));
  const added = `${file}.added`;
  try {
    linkSync(draft, added); // fails where the other was first
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
  rmSync(draft);
  try {
    if (isWhole(parse(file))) rmSync(added, { force: true });
    else renameSync(added, file);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error; // the other has put it in place
  }
  const found = parse(file);
  return isWhole(found) ? found : addKeys(file, found);
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
