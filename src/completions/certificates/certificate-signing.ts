import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** Signs with the place's own key (Ed25519). */
export class CertificateSigner {
  readonly publicKey: string;
  readonly keyId: string;
  private readonly privateKey;

  constructor(signingKey: string) {
    this.privateKey = createPrivateKey(signingKey);
    this.publicKey = createPublicKey(this.privateKey).export({ type: 'spki', format: 'pem' }).toString();
    this.keyId = keyIdOf(this.publicKey);
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text), this.privateKey).toString('base64');
  }
}

/** @throws for what is no public key. */
export const keyIdOf = (publicKey: string): string =>
  createHash('sha256')
    .update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 32);

/** Never throws: what cannot be read is not signed. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const bytes = Buffer.from(signature, 'base64');
    if (bytes.toString('base64') !== signature) return false; // Node reads over what is no base64
    return verify(null, Buffer.from(text), createPublicKey(publicKey), bytes);
  } catch {
    return false;
  }
}
