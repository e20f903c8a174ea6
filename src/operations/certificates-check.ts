import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkFile } from '../completions/certificates/certificate-file';
import { keyIdOf } from '../completions/certificates/certificate-signing';
import { CertificatesService } from '../completions/certificates/certificates.service';
import { fingerprint } from '../completions/certificates/certificate.rules';
import { ConfigError, readConfig } from '../config/config';
import { dayAt } from '../shared/clock';
import { withApp } from './with-app';

const misuse = 'Say which file to check: bin/waymark certificates check FILE [--key public.pem]';

/** Checks a downloaded certificate against a public key, or against this place's own. Asks nobody over the network. */
export async function checkCertificate(args: string[]): Promise<number> {
  const { file, key } = readArguments(args);
  const text = readFile(file);
  const keys = key === undefined ? await ownKeys() : keysIn(key);
  const checked = checkFile(text, keys, dayAt(new Date(), readConfig().timeZone));
  switch (checked.outcome) {
    case 'not-a-certificate':
      return say('This is not a certificate of Waymark.', 1);
    case 'other-key':
      return say(`Not known: it names the key ${fingerprint(checked.keyId)}, and that is not the one given.`, 1);
    case 'altered':
      return say('Altered: the file is not what was signed.', 1);
    case 'expired':
      return say(
        `Expired: everything in it is as it was signed, and it was valid until ${checked.printed.expiresOn}.`,
        1,
      );
    case 'valid': {
      const { name, moduleTitle, organisation, expiresOn, code } = checked.printed;
      const until = expiresOn === null ? 'without an end' : `until ${expiresOn}`;
      const said = `Valid ${until}: ${organisation} says that ${name} finished “${moduleTitle}”.`;
      return say(`${said} Whether it was taken back since, only its page says: …/certificates/${code}`, 0);
    }
  }
}

function say(sentence: string, code: number): number {
  console.log(sentence);
  return code;
}

function readArguments(args: string[]): { file: string; key: string | undefined } {
  try {
    const options = { key: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length === 1) return { file: positionals[0]!, key: values.key };
  } catch {
    // an unknown option is misuse like any other
  }
  throw new ConfigError(misuse);
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(`The file ${file} cannot be read.`);
  }
}

function keysIn(file: string): Map<string, string> {
  const publicKey = readFile(file);
  try {
    return new Map([[keyIdOf(publicKey), publicKey]]);
  } catch {
    throw new ConfigError(`${file} is not a public key.`);
  }
}

const ownKeys = (): Promise<Map<string, string>> => withApp((app) => app.get(CertificatesService).keys());
