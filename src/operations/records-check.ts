import { fingerprint } from '../completions/certificates/certificate.rules';
import { readRecord } from '../completions/portable/portable-record';
import { readSignedFile, say } from './signed-file';

const misuse = 'Say which file to check: bin/waymark records check FILE [--key public.pem]';

/** Checks a signed record against a public key, or against this place's own. Asks nobody over the network. */
export async function checkRecord(args: string[]): Promise<number> {
  const { text, keys } = await readSignedFile(args, misuse);
  const read = readRecord(text);
  if (read.outcome === 'no-record') return say('This is not a signed record of Waymark.', 1);
  if (read.outcome === 'altered') return say('Altered: the file is not what was signed.', 1);
  const { name, organisation, completions, issuedOn, keyId } = read.signed.record;
  if (!keys.has(keyId))
    return say(`Not known: it names the key ${fingerprint(keyId)}, and that is not the one given.`, 1);
  const said = `As signed on ${issuedOn}: ${organisation} says that ${name} finished this.`;
  const lines = completions.map((one) => `  ${one.completedOn}  ${one.moduleTitle}, version ${one.versionNumber}`);
  return say([said, ...lines].join('\n'), 0);
}
