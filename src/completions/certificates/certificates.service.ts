import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../../config/config';
import { CONFIG } from '../../config/config.module';
import type { PublishedModule } from '../../content/content.types';
import { moduleIn } from '../../content/translated.rules';
import { VersionsService } from '../../content/versions.service';
import { FactNote } from '../../database/fact-note.entity';
import { Ledger } from '../../database/ledger';
import { type Reader, rows } from '../../database/query';
import { Clock, dayAt } from '../../shared/clock';
import { NotFound, NotNow } from '../../shared/errors';
import { isId, newId } from '../../shared/ids';
import { canonical, certificateState, codeOf, plainLine, readCode } from './certificate.rules';
import { validUntil } from '../renewal.rules';
import { Certificate } from './certificate.entity';
import { CertificatePrint } from './certificate-print.entity';
import { CertificateRevocation } from './certificate-revocation.entity';
import { CertificateSigner, isSigned } from './certificate-signing';
import { CertificateWithdrawal } from './certificate-withdrawal.entity';
import type { KnownCertificate, PrintedCertificate, RevocationReason } from './certificate.types';
import { type CertificateRow, certificatesBy, completionOf, lastWithdrawal, signingKeys } from './certificates.queries';
import { howCompleted } from './how-completed.queries';

/** What the page that makes it adds to what the ledgers know. */
interface Said {
  title: string;
  organisation: string;
  language: string;
  /** The objectives of the version completed, as plain words. */
  objectives: string[];
}

/** Certificates: made once of a completion, signed, and checked by anybody who has the code. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly versions: VersionsService,
    private readonly signer: CertificateSigner,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  today(): string {
    return dayAt(this.clock.now(), this.config.timeZone);
  }

  /** The version that this person completed. @throws NotFound for an enrolment that is not theirs, or not complete. */
  async completed(personId: string, enrolmentId: string): Promise<PublishedModule> {
    const completion = isId(enrolmentId) ? await completionOf(this.db, personId, enrolmentId) : undefined;
    if (!completion) throw new NotFound();
    return this.versions.get(completion.versionId);
  }

  /** Making it again gives the same one. @returns its id. @throws NotFound for an enrolment that this person has not completed. */
  async make(manager: EntityManager, personId: string, enrolmentId: string, said: Said): Promise<string> {
    await this.ledger.hold(manager, personId);
    const completion = await completionOf(manager, personId, enrolmentId);
    if (!completion) throw new NotFound();
    const [made] = await certificatesBy(manager, 'c.completion_id', completion.id);
    if (made) return made.id;
    const published = await this.versions.get(completion.versionId, manager);
    const module = moduleIn(published.module, said.language);
    const issued = {
      code: codeOf(randomBytes(28)),
      keyId: this.signer.keyId,
      issuedOn: this.today(),
      expiresOn: module.validMonths ? validUntil(completion.completedOn, module.validMonths) : null,
    };
    const printed: PrintedCertificate = {
      format: 'waymark-certificate-1',
      title: said.title,
      language: said.language,
      organisation: plainLine(said.organisation),
      name: plainLine(completion.name),
      moduleTitle: plainLine(module.title),
      moduleSlug: module.slug,
      versionNumber: published.number,
      minutes: completion.minutes,
      minutesByCategory: { [module.category]: completion.minutes },
      objectives: said.objectives.map(plainLine),
      how: await howCompleted(manager, completion.id),
      completedOn: completion.completedOn,
      ...issued,
    };
    const id = newId();
    await this.keepKey(manager);
    const issuedAt = this.clock.now().toISOString();
    await this.ledger.append(manager, Certificate, { id, personId, completionId: completion.id, ...issued, issuedAt });
    const text = canonical(printed);
    await manager.insert(CertificatePrint, { id, text, signature: this.signer.sign(text) });
    return id;
  }

  /** A person's, by the enrolment that was completed. */
  async byEnrolment(personId: string): Promise<Map<string, KnownCertificate>> {
    const found = await certificatesBy(this.db, 'c.person_id', personId);
    return new Map(found.map((row) => [row.enrolmentId, this.known(row)]));
  }

  /** Loads through the holder: somebody else's does not exist here. */
  async getOwn(personId: string, id: string): Promise<KnownCertificate> {
    const found = await this.get(id);
    if (found.personId !== personId) throw new NotFound();
    return found;
  }

  async get(id: string, db: Reader = this.db): Promise<KnownCertificate> {
    const [row] = isId(id) ? await certificatesBy(db, 'c.id', id) : [];
    if (!row) throw new NotFound();
    return this.genuine(row);
  }

  async findByCode(typed: string): Promise<KnownCertificate | null> {
    const code = readCode(typed);
    const [row] = code === null ? [] : await certificatesBy(this.db, 'c.code', code);
    return row ? this.genuine(row) : null;
  }

  /** Takes it out of public view, or puts it back; what is so already changes nothing. */
  async setWithdrawn(manager: EntityManager, certificate: KnownCertificate, isWithdrawn: boolean): Promise<void> {
    const { id: certificateId, personId } = certificate;
    await this.ledger.hold(manager, personId);
    const last = await lastWithdrawal(manager, certificateId);
    if (Boolean(last?.withdrawn) === isWithdrawn) return;
    await this.ledger.append(manager, CertificateWithdrawal, {
      id: newId(),
      personId,
      certificateId,
      revision: (last?.revision ?? 0) + 1,
      withdrawn: isWithdrawn ? 1 : 0,
      recordedAt: this.clock.now().toISOString(),
    });
  }

  /** @param said why: a reason that everybody may read, and words that are kept here. @throws NotNow where it was taken back before. */
  async revoke(
    manager: EntityManager,
    certificate: KnownCertificate,
    said: { reason: RevocationReason; note: string },
    revokedById: string,
  ): Promise<void> {
    const { id: certificateId, personId } = certificate;
    await this.ledger.hold(manager, personId);
    if ((await this.get(certificateId, manager)).revoked) throw new NotNow('certificate.revokedBefore');
    const [id, revokedAt] = [newId(), this.clock.now().toISOString()];
    const fact = { id, personId, certificateId, reason: said.reason, revokedById, revokedOn: this.today(), revokedAt };
    await this.ledger.append(manager, CertificateRevocation, fact);
    await manager.insert(FactNote, { factId: id, authorId: revokedById, text: said.note, writtenAt: revokedAt });
  }

  /** Every public key that a certificate of this place may name, today's among them, by its id. */
  async keys(db: Reader = this.db): Promise<Map<string, string>> {
    const kept = (await signingKeys(db)).map(({ id, publicKey }) => [id, publicKey] as const);
    return new Map([...kept, [this.signer.keyId, this.signer.publicKey]]);
  }

  get publicKey(): string {
    return this.signer.publicKey;
  }

  get keyId(): string {
    return this.signer.keyId;
  }

  /** Signs something else with the place's key, whose public half is kept like that of a certificate. @returns base64. */
  async sign(manager: EntityManager, text: string): Promise<string> {
    await this.keepKey(manager);
    return this.signer.sign(text);
  }

  private async keepKey(manager: EntityManager): Promise<void> {
    await rows(
      manager,
      'INSERT INTO signing_keys (id, public_key, first_used_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
      [this.signer.keyId, this.signer.publicKey, this.clock.now().toISOString()],
    );
  }

  /** Nobody is shown a print that somebody altered in the database. */
  private genuine(row: CertificateRow): KnownCertificate {
    const { text, signature, publicKey } = row;
    if (text !== null && signature !== null && !isSigned(text, signature, publicKey))
      throw new Error(`What certificate ${row.id} says is not what was signed.`);
    return this.known(row);
  }

  private known({ text, signature, revokedOn, reason, withdrawn, ...row }: CertificateRow): KnownCertificate {
    const isWithdrawn = Boolean(withdrawn);
    const facts = { expiresOn: row.expiresOn, isRevoked: revokedOn !== null, isWithdrawn };
    const printed = text === null ? null : (JSON.parse(text) as PrintedCertificate);
    return {
      ...row,
      isWithdrawn,
      state: certificateState(facts, this.today()),
      revoked: revokedOn === null || reason === null ? null : { on: revokedOn, reason },
      signed: text === null || signature === null || printed === null ? null : { text, signature, printed },
    };
  }
}
