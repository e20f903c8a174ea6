import { checkFile } from '../completions/certificates/certificate-file';
import { fingerprint } from '../completions/certificates/certificate.rules';
import { readConfig } from '../config/config';
import { Clock, dayAt } from '../shared/clock';
import { readSignedFile, say } from './signed-file';

const misuse = 'Say which file to check: bin/waymark certificates check FILE [--key public.pem]';

/** Checks a downloaded certificate against a public key, or against this place's own. Asks nobody over the network. */
export async function checkCertificate(args: string[]): Promise<number> {
  const { text, keys } = await readSignedFile(args, misuse);
  const checked = checkFile(text, keys, dayAt(new Clock().now(), readConfig().timeZone));
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
