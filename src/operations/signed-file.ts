import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { keyIdOf } from '../completions/certificates/certificate-signing';
import { CertificatesService } from '../completions/certificates/certificates.service';
import { ConfigError } from '../config/config';
import { withApp } from './with-app';

/** What a command that checks a signed file was given: its text, and the public keys to check it with, by their id. */
export async function readSignedFile(
  args: string[],
  misuse: string,
): Promise<{ text: string; keys: Map<string, string> }> {
  const { file, key } = readArguments(args, misuse);
  const text = readFile(file);
  return { text, keys: key === undefined ? await ownKeys() : keysIn(key) };
}

function readArguments(args: string[], misuse: string): { file: string; key: string | undefined } {
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

export function say(sentence: string, code: number): number {
  console.log(sentence);
  return code;
}
